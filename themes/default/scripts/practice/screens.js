// One screen at a time: the others are hidden, and what the last one had running is stopped.

const shownScreen = { name: null, leave: null, stopTicking: null };

// `leave` is called when another screen comes. The focus goes to the heading, so that a screen reader
// begins there; on the first screen of the page it stays where a browser has it.
function showScreen(name, heading, leave = null) {
  const isFirst = shownScreen.name === null;
  leaveScreen();
  Object.assign(shownScreen, { name, leave });
  for (const screen of document.querySelectorAll("[id^='site-screen-']")) {
    screen.hidden = screen.id !== `site-screen-${name}`;
  }
  const isDecks = name === "decks";
  byId("practice-header").classList.toggle("hidden", !isDecks);
  byId("way").hidden = isDecks;
  if (isFirst && isDecks) return;
  scrollTo(0, 0);
  byId(heading).focus({ preventScroll: true });
}

function leaveScreen() {
  const { leave } = shownScreen;
  shownScreen.leave = null;
  leave?.();
}

function isShown(name) {
  return shownScreen.name === name;
}

// Said aloud by a screen reader, and seen nowhere.
function announce(text) {
  byId("announcement").textContent = text;
}

// Said quietly above the screen.
function notify(text) {
  byId("notice").textContent = text;
}
