// From the password to the keys of the site. A secret is what PBKDF2 makes of the password: 32 bytes. From it HKDF makes
// a key for each purpose. `starling build --lock` does the same; see `src/lock/mod.rs` there.

async function secretOf(password, { salt, rounds }) {
  // However a keyboard composes its letters, they are the same password.
  const letters = new TextEncoder().encode(password.normalize("NFC"));
  const key = await crypto.subtle.importKey("raw", letters, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytesOfDigits(salt), iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

// { files, names }: what opens files, and what names them.
async function keysOf(secret) {
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const derived = (purpose, kind, use) => {
    const info = new TextEncoder().encode(`starling ${purpose}`);
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
    return crypto.subtle.deriveKey(how, base, kind, false, [use]);
  };
  const [files, names] = await Promise.all([
    derived("files", { name: "AES-GCM", length: 256 }, "decrypt"),
    derived("names", { name: "HMAC", hash: "SHA-256", length: 256 }, "sign"),
  ]);
  return { files, names };
}

function bytesOfDigits(digits) {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function digitsOfBytes(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOfBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
