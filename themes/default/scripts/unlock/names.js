// Where files of the open site are kept: each folder and file has a keyed hash for a name.

const bytesOfName = 16;

async function keptPath(path, keys) {
  const ends = [...path.matchAll(/\/|$/g)].map(({ index }) => index);
  const names = await Promise.all(ends.map((end) => keptName(path.slice(0, end), keys)));
  return names.join("/") + (path.endsWith(".html") ? ".html" : ".js");
}

async function keptName(path, { names }) {
  const hash = await crypto.subtle.sign("HMAC", names, new TextEncoder().encode(path));
  return digitsOfBytes(new Uint8Array(hash, 0, bytesOfName));
}

function isKept(path) {
  return /^(?:[0-9a-f]{32}\/)*[0-9a-f]{32}\.(?:html|js)$/.test(path);
}
