// Leads the links of an opened page to where the files are kept. The build has done so with those that it knew; scripts
// of the page make others. Pictures and sounds are opened in place, and other files on a page of their own.

const pageOfFiles = "file.html";
const openFiles = /^(?:index\.html$|404\.html$|file\.html$|assets\/)/;
const keptPages = /(?:^|\/)[0-9a-f]{32}\.html(?:#|$)/;
const pending = new WeakMap();

// Sees to all links of the document, and to those that come.
function mendLinks(site) {
  mendAllIn(document.documentElement, site);
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      const nodes = type === "attributes" ? [target] : addedNodes;
      for (const node of nodes) if (node.nodeType === Node.ELEMENT_NODE) mendAllIn(node, site);
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href", "src"] });
  document.addEventListener("click", waitForLink, true);
}

function mendAllIn(element, site) {
  const some = "a[href], img[src], audio[src], video[src], source[src]";
  const found = [...element.querySelectorAll(some)];
  if (element.matches(some)) found.push(element);
  for (const one of found) {
    if (one.localName === "a") mendLink(one, site);
    else showInPlace(one, site);
  }
}

// The path that an address has within the site; null where it leads out of it.
function pathWithin(address, { base }) {
  if (!address.startsWith(base)) return null;
  return tried(() => decodeURIComponent(address.slice(base.length).replace(/[?#].*$/, "")));
}

function mendLink(link, site) {
  const written = link.getAttribute("href");
  if (written.startsWith("#") || keptPages.test(written)) return;
  const path = pathWithin(link.href, site);
  if (!path || openFiles.test(path)) return;
  if (isKept(path)) return link.setAttribute("href", `${site.root}${pageOfFiles}#${path}${link.hash}`);
  const mended = keptPath(path, site.keys).then((kept) => {
    // The script may have led it elsewhere meanwhile.
    if (link.getAttribute("href") === written) link.setAttribute("href", site.root + kept + link.hash);
    pending.delete(link);
  });
  pending.set(link, mended);
}

function waitForLink(event) {
  const link = event.target.closest?.("a[href]");
  const mended = link && pending.get(link);
  if (!mended) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  mended.then(() => link.dispatchEvent(new MouseEvent("click", event)));
}

async function showInPlace(element, site) {
  const path = pathWithin(element.src, site);
  if (!path || !isKept(path)) return;
  element.removeAttribute("srcset");
  const file = await openedAt(path, site);
  if (!file) return;
  element.src = addressOfBlob(file);
  element.closest("audio, video")?.load();
}
