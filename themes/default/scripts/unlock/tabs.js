// The tabs of a visit: one that is open opens the others, and when one locks, all are locked.

// So long a page waits for other tabs before it asks for the password. An answer that comes later opens it as well.
const millisecondsForOtherTabs = 60;

function askOtherTabs(site, openWith) {
  site.channel = tried(() => new BroadcastChannel(nameOfSecret(site)));
  if (!site.channel) return null;
  return new Promise((resolve) => {
    setTimeout(resolve, millisecondsForOtherTabs);
    site.channel.onmessage = async ({ data }) => {
      if (data.secret && (await openWith(data.secret))) resolve();
    };
    site.channel.postMessage({ asks: true });
  });
}

// Tells the secret to tabs that ask for it, and is locked with the others.
function standBy(site, secret) {
  site.channel ??= tried(() => new BroadcastChannel(nameOfSecret(site)));
  if (!site.channel) return;
  site.channel.onmessage = ({ data }) => {
    if (data.asks) tellOtherTabs(site, secret);
    if (data.locks) lock(site);
  };
}

function tellOtherTabs({ channel }, secret) {
  channel?.postMessage({ secret });
}

function lockAgain(site) {
  site.channel?.postMessage({ locks: true });
  lock(site);
}

// From now on the secret is told to nobody, even if somebody asks before the page has gone.
function lock(site) {
  site.channel?.close();
  forgetSecret(site);
  location.reload();
}

// A page that the browser had put aside may have been locked meanwhile.
function lockIfForgotten(site) {
  if (keptSecrets(site).length === 0) lock(site);
}
