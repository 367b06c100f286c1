// The whole page by keyboard. Nothing is a shortcut while somebody types, or stands on something that has
// keys of its own; and who needs single keys for other things can switch them off.

const mainActions = {
  decks: ["start"],
  question: ["speak"],
  speaking: ["stop"],
  answer: ["to-feedback"],
  replied: ["back-to-feedback"],
  summary: ["summary-decks"],
  reading: ["reading-start", "reading-stop"],
};
const startedBySpace = ["question", "speaking", "reading"];

function listenToKeyboard() {
  document.addEventListener("keydown", (event) => {
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    if (isChord || event.repeat || event.defaultPrevented || event.isComposing) return;
    if (page.log.settings().keys === false || hasKeysOfItsOwn(event)) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action.click();
  });
}

function actionOf({ key }) {
  const { name } = shownScreen;
  if (key === "Escape") return name === "decks" ? null : byId("to-decks");
  if (name === "feedback" && /^[1-4]$/.test(key)) return document.querySelector(`[data-grade="${key}"]`);
  const isStart = key === "Enter" || (key === " " && startedBySpace.includes(name));
  return isStart ? (mainActions[name] ?? []).map(byId).find((action) => !action.hidden) : null;
}

// A tick box takes no letters: 1 to 4 and Escape go on there.
function hasKeysOfItsOwn({ target, key }) {
  const typed = "textarea, select, input:not([type='checkbox']), audio, [contenteditable]";
  if (target.closest?.(typed)) return true;
  const isPress = key === "Enter" || key === " ";
  return isPress && Boolean(target.closest?.("a, button, input, summary, label"));
}
