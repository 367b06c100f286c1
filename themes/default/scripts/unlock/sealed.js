// Opens what is sealed, and fetches what is kept in a file of its own.

// { kind, name, bytes } of the file that is kept at `path`; null where it is damaged.
async function opened(sealed, path, keys) {
  const message = await decrypted(sealed, path, keys).catch(() => null);
  if (!message) return null;
  const bytes = await inflated(message);
  const endOfKind = bytes.indexOf(10);
  const endOfName = bytes.indexOf(10, endOfKind + 1);
  return {
    kind: textOf(bytes.subarray(0, endOfKind)),
    name: textOf(bytes.subarray(endOfKind + 1, endOfName)),
    bytes: bytes.subarray(endOfName + 1),
  };
}

async function decrypted(sealed, path, keys) {
  const all = bytesOfBase64(sealed);
  const how = { name: "AES-GCM", iv: all.subarray(0, 12), additionalData: new TextEncoder().encode(path) };
  return crypto.subtle.decrypt(how, keys.files, all.subarray(12));
}

// Written straight into the stream: by way of a blob it takes many times as long.
async function inflated(message) {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  writer.write(message);
  writer.close();
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

function textOf(bytes) {
  return new TextDecoder().decode(bytes);
}

// What is kept, sealed, at a path; null where it is not there. A page that was opened from disk can load a script, but
// read no file.
function fetchSealed(path, root) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const take = ({ detail: [name, sealed] }) => name === path && end(sealed);
    const end = (sealed) => {
      document.removeEventListener("starling-sealed", take);
      script.remove();
      resolve(sealed);
    };
    document.addEventListener("starling-sealed", take);
    script.addEventListener("error", () => end(null));
    script.src = root + path;
    document.head.append(script);
  });
}

// The file that is kept at a path, opened; null where that is not possible.
async function openedAt(path, { root, keys }) {
  const sealed = await fetchSealed(path, root);
  return sealed && opened(sealed, path, keys);
}

function addressOfBlob({ kind, bytes }) {
  return URL.createObjectURL(new Blob([bytes], { type: kind }));
}
