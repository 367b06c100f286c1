// Begins: reads the page, takes up what was going on, and follows the address.

const phases = {
  question: showQuestion,
  followUp: showQuestion,
  speaking: showSpeaking,
  replying: showSpeaking,
  replied: showReplied,
  answer: showAnswer,
  feedback: showFeedback,
  summary: showSummary,
};

function showPhase() {
  const { phase, place, cards } = practiceRun.now;
  byId("place").textContent =
    phase === "summary" || cards.length === 1
      ? ""
      : labelOf("practice_place", { n: place + 1, total: cards.length });
  (phases[phase] ?? showQuestion)();
}

// Goes where the address leads. A deck that is going on goes on.
function followAddress() {
  const choice = choiceOf(location.hash);
  const run = practiceRun.now;
  const isElsewhere = !choice && !isAddressEmpty();
  if (isElsewhere && shownScreen.name) return;
  notify(notKeptText());
  if (isElsewhere && run) return showPhase();
  if (!choice) return toDecks();
  byId("place").textContent = "";
  if (choice.kind === "progress") return showProgress();
  if (choice.kind === "read") return showReading(choice.value);
  if (run && isSameChoice(run.choice, choice)) return showPhase();
  leaveScreen();
  return beginRun(choice) ? showPhase() : toDecks(emptyText(choice));
}

function emptyText({ kind }) {
  return labelOf(kind === "due" ? "practice_nothing_due" : "practice_empty_deck");
}

// What is finished is forgotten on the way. An address that led nowhere goes, too, so that it can be chosen
// again.
function toDecks(notice = "") {
  if (!isAddressEmpty()) history.replaceState(null, "", "#");
  leaveScreen();
  if (practiceRun.now?.phase === "summary") forgetRun();
  showDecks(notice);
}

// Said once, and quietly.
const said = { notKept: false };

function notKeptText() {
  const { isKept, damagedKey } = page.log;
  if (said.notKept || (isKept && !damagedKey)) return "";
  said.notKept = true;
  return labelOf(isKept ? "practice_damaged" : "practice_not_kept");
}

function sayWhatIsKept() {
  const text = notKeptText();
  if (text) notify(text);
}

// After another tab has written.
function fillAgain() {
  if (isShown("decks")) fillDecks();
  if (isShown("progress")) fillProgress();
}

function begin() {
  readPage();
  takeTargetsFromLinks();
  takeUpRun();
  for (const prepare of [
    prepareDecks,
    prepareQuestion,
    prepareSpeaking,
    prepareAnswer,
    prepareFeedback,
    prepareFollowUp,
    prepareReading,
    prepareProgress,
  ]) {
    prepare();
  }
  listenToKeyboard();
  addEventListener("hashchange", followAddress);
  page.log.listen(fillAgain);
  followAddress();
}

begin();
