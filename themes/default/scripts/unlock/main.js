// Begins: what is kept opens at once, else the password is asked for.

async function begin() {
  const { dataset, content } = byId("sealed");
  const site = {
    root: dataset.root,
    base: new URL(dataset.root || ".", location.href).href,
    salt: dataset.salt,
    check: dataset.check,
    rounds: Number(dataset.rounds),
    style: dataset.style,
    labels: JSON.parse(byId("labels").content.textContent),
  };
  if (!globalThis.crypto?.subtle) return say(site, "locked_no_crypto");
  if (!globalThis.DecompressionStream) return say(site, "locked_old_browser");
  const isPage = dataset.path !== "";
  // A place in the file may stand behind its name, as in `#page=3`.
  const [path, place] = isPage ? [dataset.path] : location.hash.slice(1).split("#");
  const sealed = isPage ? content.textContent : isKept(path) && (await fetchSealed(path, site.root));
  if (!sealed) return say(site, "locked_not_there");
  const openWith = async (secret, isOnDevice = false) => {
    const keys = await keysOf(secret);
    if ((await keptName("", keys)) !== site.check) return false;
    // Another tab may have been quicker.
    if (site.keys) return true;
    site.keys = keys;
    keepSecret(site, secret, isOnDevice);
    standBy(site, secret);
    const file = await opened(sealed, path, keys);
    if (!file) sayDamaged(site);
    else if (isPage) showPage(file, site);
    else showFile(file, place, site);
    return true;
  };
  for (const secret of keptSecrets(site)) if (await openWith(secret)) return;
  forgetSecret(site);
  await askOtherTabs(site, openWith);
  if (site.keys) return;
  ask(site, async (password, isOnDevice) => {
    const secret = await secretOf(password, site);
    const isRight = await openWith(secret, isOnDevice);
    if (isRight) tellOtherTabs(site, secret);
    return isRight;
  });
}

if (!byId("sealed").dataset.path) addEventListener("hashchange", () => location.reload());
begin();
