// Shows an opened file that is no page, where the browser can; it can be opened by itself, printed and saved.

function showFile(file, site) {
  const address = addressOfBlob(file);
  document.title = file.name;
  byId("ask").hidden = true;
  byId("file-name").textContent = file.name;
  byId("file-open").href = address;
  Object.assign(byId("file-save"), { href: address, download: file.name });
  const shown = elementFor(file.kind);
  if (shown) {
    shown.src = address;
    shown.title = file.name;
    byId("file-shown").replaceChildren(shown);
  }
  byId("file").hidden = false;
  byId("file-name").focus({ preventScroll: true });
  addLock(site);
}

function elementFor(kind) {
  const [family] = kind.split("/");
  if (family === "audio" || family === "video") return Object.assign(document.createElement(family), { controls: true });
  if (family === "image") return document.createElement("img");
  return kind === "application/pdf" || family === "text" ? document.createElement("iframe") : null;
}
