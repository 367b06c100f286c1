// The search box: what the keys do, and when its results are open. It follows the pattern of a combobox whose list
// belongs to it: the box keeps the focus, and says which result is the active one.

function startBox(box) {
  box.field.addEventListener("focus", () => loadIndex(box));
  box.field.addEventListener("input", () => showFound(box));
  box.field.addEventListener("click", () => showFound(box));
  box.field.addEventListener("keydown", (event) => onKey(box, event));
  box.search.addEventListener("focusout", (event) => {
    if (!box.search.contains(event.relatedTarget)) closeBox(box);
  });
  // A result that is pressed must not take the focus away before it is followed.
  box.found.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (!isCallToSearch(event)) return;
    event.preventDefault();
    box.field.focus();
    box.field.select();
  });
  box.search.hidden = false;
}

function isCallToSearch(event) {
  if (event.isComposing || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && event.key.toLowerCase() === "k";
  return event.key === "/" && !event.target.closest?.("input, textarea, select, [contenteditable]");
}

function onKey(box, event) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const act = { ArrowDown: () => move(box, 1), ArrowUp: () => move(box, -1), Enter: () => follow(box), Escape: () => leave(box) }[event.key];
  if (!act) return;
  event.preventDefault();
  // The page behind may have a meaning for the key, too.
  event.stopPropagation();
  act();
}

// The next result, or the one before; from the box to the first or the last, and back.
function move(box, step) {
  if (box.found.hidden) showFound(box);
  const results = resultsOf(box);
  if (results.length === 0) return;
  const places = results.length + 1;
  const active = results.findIndex((result) => result.id === box.field.getAttribute("aria-activedescendant"));
  const next = (active + 1 + step + places) % places;
  activate(box, next === 0 ? null : results[next - 1]);
}

function activate(box, active) {
  for (const result of resultsOf(box)) result.setAttribute("aria-selected", String(result === active));
  if (active) {
    box.field.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  } else {
    box.field.removeAttribute("aria-activedescendant");
  }
}

// To the active result, else to the first one.
function follow(box) {
  const active = document.getElementById(box.field.getAttribute("aria-activedescendant"));
  (active ?? resultsOf(box)[0])?.click();
}

function leave(box) {
  box.field.value = "";
  closeBox(box);
  box.field.blur();
}

function resultsOf(box) {
  return [...box.list.querySelectorAll("[role=option]")];
}

function openBox(box) {
  box.found.hidden = false;
  box.field.setAttribute("aria-expanded", "true");
}

function closeBox(box) {
  box.found.hidden = true;
  box.field.setAttribute("aria-expanded", "false");
  // What is written there again is read out again.
  box.count.textContent = "";
  activate(box, null);
}
