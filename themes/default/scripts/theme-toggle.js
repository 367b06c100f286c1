// Light or dark: as the system has it, until the reader chooses the other. A choice that is what
// the system has anyway is forgotten, so that the page follows the system again.
//
// It runs before anything is drawn, so that no page flashes. Where nothing can be stored, a choice
// lasts as long as the page.
(() => {
  "use strict";
  const key = "starling-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const ofSystem = () => (system.matches ? "dark" : "light");

  const stored = () => {
    try {
      const choice = localStorage.getItem(key);
      return choice === "light" || choice === "dark" ? choice : null;
    } catch {
      return null;
    }
  };
  const store = () => {
    try {
      if (choice) localStorage.setItem(key, choice);
      else localStorage.removeItem(key);
    } catch {
      // The choice lasts as long as the page.
    }
  };

  let choice = stored();
  const show = () => {
    if (choice) root.dataset.theme = choice;
    else delete root.dataset.theme;
    document.querySelector("meta[name=color-scheme]")?.setAttribute("content", choice ?? "light dark");
    for (const button of document.querySelectorAll(".theme-toggle")) {
      button.setAttribute("aria-pressed", String((choice ?? ofSystem()) === "dark"));
      button.hidden = false;
    }
  };
  const readAgain = () => {
    choice = stored();
    show();
  };

  show();
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".theme-toggle")) return;
    const other = (choice ?? ofSystem()) === "dark" ? "light" : "dark";
    choice = other === ofSystem() ? null : other;
    store();
    show();
  });
  system.addEventListener("change", show);
  // Another page of the site, or this one again after a step back.
  addEventListener("storage", (event) => event.key === key && readAgain());
  addEventListener("pageshow", (event) => event.persisted && readAgain());
})();
