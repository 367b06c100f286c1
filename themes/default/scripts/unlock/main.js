// Begins: what is kept opens at once, else the password is asked for.

async function begin() {
  const { dataset, content } = byId("sealed");
  const site = {
    root: dataset.root,
    salt: dataset.salt,
    rounds: Number(dataset.rounds),
    style: dataset.style,
    labels: JSON.parse(byId("labels").content.textContent),
  };
  if (!globalThis.crypto?.subtle) return say(site, "locked_no_crypto");
  if (!globalThis.DecompressionStream) return say(site, "locked_old_browser");
  const isPage = dataset.path !== "";
  const path = isPage ? dataset.path : location.hash.slice(1);
  const sealed = isPage ? content.textContent : isKept(path) && (await fetchSealed(path, site.root));
  if (!sealed) return say(site, "locked_not_there");
  const openWith = async (secret) => {
    site.keys = await keysOf(secret);
    const file = await opened(sealed, path, site.keys);
    if (!file) return false;
    site.tellOthers = standBy(site, secret);
    if (isPage) showPage(file, site);
    else showFile(file, site);
    return true;
  };
  const kept = await keptSecret(site);
  if (kept && (await openWith(kept))) return;
  forgetSecret(site);
  ask(site, async (password, isOnDevice) => {
    const secret = await secretOf(password, site);
    const isRight = await openWith(secret);
    if (isRight) keepSecret(site, secret, isOnDevice);
    return isRight;
  });
}

if (!byId("sealed").dataset.path) addEventListener("hashchange", () => location.reload());
begin();
