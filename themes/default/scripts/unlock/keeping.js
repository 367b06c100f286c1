// Keeps the site open: for the visit, or on this device until somebody locks it again. What is kept is the secret that
// the password makes, never the password.

function nameOfSecret({ salt }) {
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
  const name = `${nameOfSecret(site)} tried`;
  const isKept = tried(() => {
    sessionStorage.setItem(name, "");
    sessionStorage.removeItem(name);
    return true;
  });
  return Boolean(isKept);
}

function keptSecrets(site) {
  const kept = storages().map((storage) => tried(() => storage.getItem(nameOfSecret(site))));
  return kept.filter((digits) => /^[0-9a-f]{64}$/.test(digits ?? "")).map(bytesOfDigits);
}

function keepSecret(site, secret, isOnDevice) {
  const digits = digitsOfBytes(secret);
  tried(() => sessionStorage.setItem(nameOfSecret(site), digits));
  if (isOnDevice) tried(() => localStorage.setItem(nameOfSecret(site), digits));
}

function forgetSecret(site) {
  for (const storage of storages()) tried(() => storage.removeItem(nameOfSecret(site)));
}
