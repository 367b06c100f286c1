// Answers what a page asks for out of the store.

// The path within the site that an address has, without its query; `null` where it leads out of the site.
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const place = origin + pathname;
  return place.startsWith(scope) ? decoded(place.slice(scope.length)) : null;
}

// The path of the file that is meant; `undefined` where the site has none there. Some hosts leave endings out.
function fileAt(path) {
  const names = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  return names.find(isKept);
}

function isKept(path) {
  return Object.hasOwn(keptFiles, path);
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function answer(request, path) {
  const kept = await fromStore(path);
  // Somebody may have emptied the store.
  if (!kept) return fetch(request);
  return request.headers.has("Range") ? partOf(kept, request.headers.get("Range")) : kept;
}

async function fromStore(path) {
  try {
    // To open the store would make a new one where it was just let go.
    return await caches.match(keptAt(path), { cacheName: storeName });
  } catch {
    return undefined;
  }
}

// A page that is none of this version's: of a newer one, of another site below this one, or of none.
async function answerElsewhere(request) {
  if (isKept(`${pathOf(request.url)}/index.html`)) {
    // A folder without its slash, from which what is relative would lead elsewhere.
    const address = new URL(request.url);
    address.pathname += "/";
    return Response.redirect(address);
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (!isKept("404.html")) throw error;
    // At its own address, where what is relative leads home.
    return Response.redirect(`${scope}404.html`);
  }
}

// The part of a file that was asked for, as in `bytes=100-` or `bytes=-100`: sound and film come in parts.
async function partOf(whole, range) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (!first && !last) return whole;
  const content = await whole.blob();
  const start = first ? Number(first) : Math.max(content.size - Number(last), 0);
  const end = first && last ? Math.min(Number(last) + 1, content.size) : content.size;
  const headers = new Headers(whole.headers);
  headers.delete("Content-Encoding");
  if (start >= end) {
    headers.set("Content-Range", `bytes */${content.size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Range", `bytes ${start}-${end - 1}/${content.size}`);
  headers.set("Content-Length", String(end - start));
  return new Response(content.slice(start, end), { status: 206, headers });
}
