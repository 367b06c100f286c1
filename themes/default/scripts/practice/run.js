// The run through a deck: which question it is at, how far its round is, and what is done.
//
// It is kept in sessionStorage at each step, so that a refresh in the middle loses nothing. Where that is
// blocked, it lasts as long as the page.

const practiceRun = { now: null };

function beginRun(choice) {
  const deck = deckOf(choice, page.repertoire, progressNow(), Date.now());
  if (deck.length === 0) return false;
  const cards = deck.map((question) => ({ question: question.id, asked: asked(question) }));
  practiceRun.now = { choice, cards, place: 0, phase: "question", round: freshRound(), done: [] };
  keepRun();
  return true;
}

// `seconds` is null where nobody took the time; `story` is null until one is chosen.
function freshRound() {
  return {
    startedAt: null,
    seconds: null,
    text: "",
    story: null,
    isStoryChosen: false,
    ticks: [],
    thinkLeft: null,
    pauses: null,
    secondsSpoken: null,
    reply: null,
    followUpsAsked: [],
  };
}

function roundNow() {
  return practiceRun.now.round;
}

function cardNow() {
  const { cards, place } = practiceRun.now;
  return cards[place];
}

function questionNow() {
  return questionOf(cardNow().question);
}

// What the clock belongs to: the answer, or the reply to a follow-up.
function timedNow() {
  return roundNow().reply ?? roundNow();
}

// The story that is told: the one that was chosen, else that of the deck, else the best for the question.
function storyNow() {
  const { choice, round } = practiceRun.now;
  if (round.isStoryChosen) return storyOf(round.story);
  const stories = storiesFor(questionNow());
  return storyOf(round.story) ?? storyOfDeck(choice, stories) ?? stories[0] ?? null;
}

// Where the deck is about one story, or an interview says which to tell.
function storyOfDeck({ kind, value }, stories) {
  if (kind === "story") return stories.find(({ slug }) => slug === value);
  const expected = kind === "interview" ? expectedIn(page.repertoire.interviews, value) : [];
  return storyOf(expected.find(({ id }) => id === questionNow().id)?.story);
}

function goTo(phase) {
  leaveScreen();
  notify("");
  practiceRun.now.phase = phase;
  keepRun();
  showPhase();
}

// Ends the round at this question. What was graded counts as done.
function nextQuestion(done = null) {
  const run = practiceRun.now;
  if (done) run.done.push(done);
  forgetRecording();
  run.place += 1;
  run.round = freshRound();
  if (run.place < run.cards.length) return goTo("question");
  run.place = run.cards.length - 1;
  return goTo("summary");
}

// Stops the clock where somebody goes away while it runs.
function stopClock() {
  const timed = timedNow();
  if (timed.startedAt === null) return;
  timed.seconds = Math.floor(secondsSince(timed.startedAt));
  timed.startedAt = null;
}
