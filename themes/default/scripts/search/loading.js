// Loads what can be found, once, when the box is first used. A page from disk can load a script, but read no file.

function loadIndex(box) {
  if (box.loading) return;
  box.loading = true;
  document.addEventListener("starling-search-index", (event) => {
    box.site = event.detail;
    box.index = new SearchIndex(event.detail);
    // A browser compiles the code of a query at the first one, which takes longer than the query: better now than at
    // the first key. This one has a slip, and a word that is half typed.
    rank(box.index, "a conflct with my mana");
    showFound(box);
  }, { once: true });
  // On a locked site, whoever has opened the page loads what is locked.
  const asks = new CustomEvent("starling-load", { detail: "search-index.js", cancelable: true });
  if (!document.dispatchEvent(asks)) return;
  const script = document.createElement("script");
  script.src = `${box.root}search-index.js`;
  // Perhaps there is a connection the next time.
  script.addEventListener("error", () => {
    script.remove();
    box.loading = false;
  });
  document.head.append(script);
}
