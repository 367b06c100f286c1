// Keeps every file of this version of the site under the digest of its content. `keptFiles` is the list: the digest of
// each file by its path. What two versions have in common is kept once, and each serves what its own list says.

// There may be other sites on this host, and they may have a store as well.
const scope = self.registration.scope;
const storeName = `starling ${scope}`;
const fetchedAtOnce = 6;

// The address under which the content of a file is kept. Its ending belongs to it: it says what kind of file that is.
function keptAt(path) {
  const ending = path.slice(path.lastIndexOf(".") + 1);
  return `${scope}?${encodeURIComponent(keptFiles[path])}.${encodeURIComponent(ending)}`;
}

// Fetches what is not kept yet, and fails where anything cannot be had as the list says: a version is whole, or it is none.
async function keepAll() {
  const store = await caches.open(storeName);
  const kept = new Set((await store.keys()).map(({ url }) => url));
  const missing = new Map(Object.keys(keptFiles).map((path) => [keptAt(path), path]));
  kept.forEach((address) => missing.delete(address));
  const waiting = [...missing];
  const fetchNext = async () => {
    while (waiting.length > 0) {
      const [address, path] = waiting.pop();
      await store.put(address, await fetchWhole(path));
    }
  };
  try {
    await Promise.all(Array.from({ length: fetchedAtOnce }, fetchNext));
  } catch (error) {
    waiting.length = 0;
    // Where there is no room for all, half of it is of no use.
    if (error.name === "QuotaExceededError") await Promise.all([...missing.keys()].map((address) => store.delete(address)));
    throw error;
  }
}

// A file just as the list has it. A host that is between two versions, or writes files anew, has another one.
async function fetchWhole(path) {
  const address = scope + path.split("/").map(encodeURIComponent).join("/");
  const { body, headers } = await fetch(address, { cache: "no-cache", integrity: keptFiles[path] });
  // Without what the host may have answered beside it: that it lies elsewhere, or is for some requests only.
  const own = new Headers(headers);
  own.delete("Vary");
  return new Response(body, { headers: own });
}

// Removes what only earlier versions had.
async function dropOthers() {
  const store = await caches.open(storeName);
  const wanted = new Set(Object.keys(keptFiles).map(keptAt));
  const others = (await store.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(others.map((other) => store.delete(other)));
}

// A site that its host does not have any more, or does not want kept any more, is let go. Without a connection, and
// where the host has other trouble, it stays.
async function leaveIfGone() {
  const answer = await fetch(self.location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.status !== 404 && answer?.status !== 410) return;
  await self.registration.unregister();
  await caches.delete(storeName);
}
