// Finding the question that was asked, and the story for it, on every page.

function start() {
  const search = document.getElementById("site-search");
  if (!search) return;
  startBox({
    search,
    root: search.dataset.root,
    field: document.getElementById("site-search-box"),
    found: document.getElementById("site-search-found"),
    note: document.getElementById("site-search-note"),
    list: document.getElementById("site-found"),
    count: document.getElementById("site-search-count"),
    // What the site has, and the index of it, once they are loaded.
    site: null,
    index: null,
    loading: false,
  });
}

start();
