// Keeps the page up to date while its author writes. It is added when a page is served, and is in
// no built site.
(() => {
  const { route, version, seen } = document.currentScript.dataset;
  const address = new URL("/.starling/events", location.href);
  address.search = new URLSearchParams({ page: route, version, seen });

  const events = new EventSource(address);
  // A new address is made for each connection, so the server knows what this page has seen.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  events.addEventListener("reload", () => location.reload());
  events.addEventListener("go", ({ data }) => location.assign(new URL(data, new URL("/", location.href))));
  events.addEventListener("style", ({ data }) => swap(new URL(data, new URL("/", location.href)).href));
  events.addEventListener("problems", ({ data }) => lay(data));
  events.addEventListener("ok", () => document.getElementById("starling-problems")?.remove());

  // The new style is loaded before the old one goes, so that nothing flickers.
  function swap(href) {
    const name = (link) => new URL(link).pathname.split("/").pop().split(".")[0];
    const old = [...document.querySelectorAll('link[rel="stylesheet"]')].find(
      (link) => name(link.href) === name(href) && link.href !== href,
    );
    if (!old) return;
    const link = old.cloneNode();
    link.href = href;
    link.addEventListener("load", () => old.remove());
    old.after(link);
  }

  function lay(html) {
    let alert = document.getElementById("starling-problems");
    if (!alert) {
      alert = document.createElement("div");
      alert.id = "starling-problems";
      alert.setAttribute("role", "alert");
      // Without its style it would push the page about.
      alert.hidden = true;
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = "/.starling/overlay.css";
      style.addEventListener("load", () => (alert.hidden = false));
      alert.append(style, document.createElement("pre"));
      document.body.append(alert);
    }
    alert.querySelector("pre").innerHTML = html;
  }
})();
