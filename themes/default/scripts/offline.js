// Lets the site be put on a home screen and opened without a connection, and says when there is a newer one. Browsers
// keep only what comes over https; `starling serve` and the disk come otherwise, and for them this does nothing.
(() => {
  "use strict";
  if (location.protocol !== "https:") return;
  const { src, dataset } = document.currentScript;
  // Without a name and a password, which may stand in an address.
  const { origin, pathname } = new URL("../", src);
  const root = origin + pathname;
  const script = `${root}service-worker.js`;
  const workers = navigator.serviceWorker;

  // The manifest may stand behind a password, as the page does.
  const link = document.createElement("link");
  link.rel = "manifest";
  link.crossOrigin = "use-credentials";
  link.href = `${root}manifest.json`;
  document.head.append(link);

  // The frame of the window has the colour of the page, in light and in dark.
  const colour = document.createElement("meta");
  colour.name = "theme-color";
  document.head.append(colour);
  const showColour = () => {
    colour.content = getComputedStyle(document.documentElement).backgroundColor;
  };
  showColour();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showColour);
  new MutationObserver(showColour).observe(document.documentElement, { attributeFilter: ["data-theme"] });

  if (!workers) return;

  // It is there before it says anything, so that it is read out when it does.
  const notice = document.createElement("div");
  notice.className = "newer";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  const offer = (registration) => {
    if (notice.childElementCount > 0) return;
    const text = document.createElement("p");
    text.textContent = dataset.newer;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "action";
    button.textContent = dataset.load;
    button.addEventListener("click", () => registration.waiting?.postMessage("take over"));
    notice.append(text, button);
    document.documentElement.classList.add("has-newer");
  };

  // Every open page is of one version: all of them go over to the new one.
  const isOfOldVersion = workers.controller !== null;
  workers.addEventListener("controllerchange", () => isOfOldVersion && location.reload());

  const watch = (registration) => {
    const look = () => registration.waiting && workers.controller && offer(registration);
    const follow = () => registration.installing?.addEventListener("statechange", look);
    // The worker knows whether there is no connection, or no such site any more.
    const ask = () => registration.update().catch(() => registration.active?.postMessage("leave if gone"));
    registration.addEventListener("updatefound", follow);
    document.addEventListener("visibilitychange", () => document.hidden || ask());
    follow();
    look();
    ask();
  };

  // Where nothing can be kept, the site works as without this.
  workers.register(script, { scope: root }).then(watch).catch(() => {});
})();
