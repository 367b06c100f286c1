// Keeps the site open: for the visit, or on this device until somebody locks it again. What is kept is the secret that
// the password makes, never the password. Other tabs of the same visit are asked for it.

const millisecondsForOtherTabs = 60;

function keyOfSecret({ salt }) {
  return `starling-unlocked ${salt}`;
}

// Storage throws where it is blocked.
function tried(use) {
  try {
    return use() ?? null;
  } catch {
    return null;
  }
}

function storages() {
  return [tried(() => sessionStorage), tried(() => localStorage)].filter(Boolean);
}

function canKeep(site) {
  const [storage] = storages();
  return Boolean(storage) && tried(() => {
    storage.setItem(`${keyOfSecret(site)} tried`, "");
    storage.removeItem(`${keyOfSecret(site)} tried`);
    return true;
  }) === true;
}

async function keptSecret(site) {
  const key = keyOfSecret(site);
  const stored = storages().map((storage) => tried(() => storage.getItem(key))).find(Boolean);
  const digits = stored ?? (await askOtherTabs(site));
  if (!digits || !/^[0-9a-f]{64}$/.test(digits)) return null;
  if (!stored) tried(() => sessionStorage.setItem(key, digits));
  return bytesOfDigits(digits);
}

function keepSecret(site, secret, isOnDevice) {
  const digits = digitsOfBytes(secret);
  tried(() => sessionStorage.setItem(keyOfSecret(site), digits));
  if (isOnDevice) tried(() => localStorage.setItem(keyOfSecret(site), digits));
}

function forgetSecret(site) {
  for (const storage of storages()) tried(() => storage.removeItem(keyOfSecret(site)));
}

function channelOf(site) {
  return tried(() => new BroadcastChannel(keyOfSecret(site)));
}

function askOtherTabs(site) {
  const channel = channelOf(site);
  if (!channel) return null;
  return new Promise((resolve) => {
    const end = (digits) => {
      channel.close();
      resolve(digits);
    };
    channel.onmessage = ({ data }) => data.digits && end(data.digits);
    setTimeout(() => end(null), millisecondsForOtherTabs);
    channel.postMessage({ asks: true });
  });
}

// Tells new tabs the secret, and goes with the others when one locks.
function standBy(site, secret) {
  const channel = channelOf(site);
  if (!channel) return () => {};
  channel.onmessage = ({ data }) => {
    if (data.asks) channel.postMessage({ digits: digitsOfBytes(secret) });
    if (data.locks) location.reload();
  };
  return () => channel.postMessage({ locks: true });
}
