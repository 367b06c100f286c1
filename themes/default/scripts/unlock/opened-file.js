// Shows an opened file that is no page, where the browser can; it can be opened by itself, printed and saved.

// `place` is one in the file, such as `page=3`.
function showFile(file, place, site) {
  const address = addressOfBlob(file) + (place ? `#${place}` : "");
  const { locked_file_open, locked_file_save, to_home } = site.labels;
  const name = made("h1", { textContent: file.name, tabIndex: -1 });
  const links = made("p", {});
  links.append(
    made("a", { id: "site-file-open", href: address, target: "_blank", textContent: locked_file_open }),
    made("a", { id: "site-file-save", href: address, download: file.name, textContent: locked_file_save }),
    made("a", { href: `${site.root}index.html`, textContent: to_home }),
  );
  const header = made("header", { className: "page-header" });
  header.append(name, links);
  document.title = file.name;
  byId("ask").hidden = true;
  byId("file").replaceChildren(header, ...shownInPlace(file, address));
  name.focus({ preventScroll: true });
  addLock(site);
}

function shownInPlace({ kind, name }, address) {
  const [family] = kind.split("/");
  const about = { src: address, title: name };
  if (family === "audio" || family === "video") return [made(family, { ...about, controls: true })];
  if (family === "image") return [made("img", { ...about, alt: name })];
  return kind === "application/pdf" || family === "text" ? [made("iframe", about)] : [];
}
