// Opens a locked site with an implementation that is neither Starling's nor a browser's: `@noble/hashes` and
// `@noble/ciphers`, in plain JavaScript. node open.mjs MODULES FOLDER PASSWORD writes a line of JSON for each file.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";

const [modules, folder, password] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(join(modules, "@noble", name)));
const [{ pbkdf2 }, { hkdf }, { hmac }, { sha256 }, { gcm }] = await Promise.all(
  ["hashes/pbkdf2.js", "hashes/hkdf.js", "hashes/hmac.js", "hashes/sha2.js", "ciphers/aes.js"].map(from),
);

const { salt, rounds } = JSON.parse(readFileSync(join(folder, "lock.json"), "utf8"));
const letters = (text) => new TextEncoder().encode(text);
const digits = (bytes) => Buffer.from(bytes).toString("hex");
const secret = pbkdf2(sha256, letters(password.normalize("NFC")), Buffer.from(salt, "hex"), { c: rounds, dkLen: 32 });
const keyFor = (purpose) => hkdf(sha256, secret, undefined, letters(`starling ${purpose}`), 32);
const nameOf = (path) => digits(hmac(sha256, keyFor("names"), letters(path)).subarray(0, 16));

const carried = [
  /<template id="site-sealed"[^>]*>([A-Za-z0-9+/=]+)<\/template>/,
  /\{detail:\["[^"]+","([A-Za-z0-9+/=]+)"\]\}/,
];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = relative(folder, join(entry.parentPath, entry.name));
  const text = readFileSync(join(folder, path), "utf8");
  const found = carried.map((form) => text.match(form)).find(Boolean);
  if (!found || path.startsWith("assets")) continue;
  const sealed = Buffer.from(found[1], "base64");
  const message = gcm(keyFor("files"), sealed.subarray(0, 12), letters(path)).decrypt(sealed.subarray(12));
  const bytes = inflateRawSync(message);
  const endOfKind = bytes.indexOf(10);
  const endOfName = bytes.indexOf(10, endOfKind + 1);
  console.log(
    JSON.stringify({
      path,
      kind: bytes.toString("utf8", 0, endOfKind),
      name: bytes.toString("utf8", endOfKind + 1, endOfName),
      bytes: bytes.toString("base64", endOfName + 1),
    }),
  );
}
console.log(JSON.stringify({ nameOf: ["stories", "stories/two-shifts-one-dock.html"].map(nameOf) }));
