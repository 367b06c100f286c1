// The run that is kept for a refresh.

// So long a gap is no refresh: whoever comes back after it has stopped speaking.
const longestGapOfRefresh = 15;

function storageOfTab() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function keepRun() {
  try {
    const run = practiceRun.now;
    if (run) storageOfTab().setItem(keyOfSite(), JSON.stringify({ ...run, keptAt: Date.now() }));
    else storageOfTab().removeItem(keyOfSite());
  } catch {
    // The run lasts as long as the page.
  }
}

function forgetRun() {
  practiceRun.now = null;
  keepRun();
}

// Takes up the run that was kept. Questions and stories may have been withdrawn since.
function takeUpRun() {
  const run = keptRun();
  if (!run || isOver(run)) return;
  const isStillAsked = ({ question }) => questionOf(question) !== null;
  const current = run.cards[run.place];
  run.cards = run.cards.filter(isStillAsked);
  if (!current || !run.cards.includes(current)) return;
  run.place = run.cards.indexOf(current);
  practiceRun.now = run;
  if (!storyOf(run.round.story)) Object.assign(run.round, { story: null, isStoryChosen: false });
  stopAfterGap(run);
}

// Whoever comes by a link rehearses again; a refresh, or the way back, shows the summary once more.
function isOver({ phase }) {
  const [visit] = performance.getEntriesByType("navigation");
  return phase === "summary" && visit?.type === "navigate";
}

function keptRun() {
  try {
    const run = JSON.parse(storageOfTab().getItem(keyOfSite()));
    const isWhole = Array.isArray(run?.cards) && run.choice && run.round && Array.isArray(run.done);
    return isWhole ? run : null;
  } catch {
    return null;
  }
}

function stopAfterGap(run) {
  const timed = timedNow();
  if (timed.startedAt === null || secondsSince(run.keptAt) <= longestGapOfRefresh) return;
  timed.startedAt = null;
  run.phase = run.round.reply ? "replied" : "answer";
}
