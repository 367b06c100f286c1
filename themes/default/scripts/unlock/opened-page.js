// Puts an opened page in the place of the one that asked for the password: as if it had been loaded.

function showPage({ bytes }, site) {
  // This takes away all that stood and listened here.
  document.open();
  document.addEventListener("starling-load", (event) => loadData(event, site));
  document.addEventListener("DOMContentLoaded", () => finishPage(site), { once: true });
  addEventListener("pageshow", ({ persisted }) => persisted && lockIfForgotten(site));
  keepPlace();
  document.write(textOfPage(bytes));
  document.close();
}

// A page that somebody has attached may be in an older encoding, which it names at its beginning.
function textOfPage(bytes) {
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const [, encoding] = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(beginning) ?? [];
  return (tried(() => new TextDecoder(encoding)) ?? new TextDecoder()).decode(bytes);
}

function finishPage(site) {
  mendLinks(site);
  addLock(site);
  goToPlace();
  // Where a password was typed, a screen reader goes on with what it opened.
  if (site.wasAsked) document.querySelector("main")?.focus({ preventScroll: true });
}

// A script of the page asks for a file that hands over data by an event, such as the search index. No script that was
// sealed is run: the data is taken out of it.
async function loadData(event, site) {
  event.preventDefault();
  const file = await openedAt(await keptPath(event.detail, site.keys), site);
  const [, name, data] = (file && textOf(file.bytes).match(/CustomEvent\("([^"]+)",\{detail:(.*)\}\)\);\s*$/s)) ?? [];
  if (data) document.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(data) }));
}

function addLock(site) {
  const button = made("button", { type: "button", className: "lock-again", textContent: site.labels.locked_again });
  button.addEventListener("click", () => lockAgain(site));
  document.head.append(made("link", { rel: "stylesheet", href: site.style }));
  (document.querySelector(".site-footer") ?? document.body).append(button);
}
