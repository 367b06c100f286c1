// What the build put into the page, and what is remembered of earlier rounds: filled once by `main`.

const page = { repertoire: null, labels: null, log: null };

const defaultThinkSeconds = 20;
const mostSecondsToThink = 600;

// Sites that share an address or a disk keep apart what they remember.
function keyOfSite() {
  return `starling-practice ${location.pathname.replace(/[^/]*$/, "")}`;
}

function jsonOf(id) {
  return JSON.parse(document.getElementById(id).content.textContent);
}

function readPage() {
  page.repertoire = jsonOf("site-repertoire");
  page.labels = jsonOf("site-labels");
  page.log = openLog(storageOfBrowser(), keyOfSite());
}

// Made when the first answer is judged: it takes a while, and nobody waits for it when the page opens.
function lexiconOfSite() {
  lexiconOfSite.ready ??= lexiconOf(jsonOf("site-language"), page.repertoire.limits);
  return lexiconOfSite.ready;
}

function questionOf(id) {
  return page.repertoire.questions.find((question) => question.id === id) ?? null;
}

function storyOf(slug) {
  return page.repertoire.stories.find((story) => story.slug === slug) ?? null;
}

// The interviews that are not past.
function comingInterviews() {
  return page.repertoire.interviews.filter(({ date }) => !date || isAhead(date));
}

// The stories that answer a question, the best first.
function storiesFor(question) {
  return question.stories.map(({ slug }) => storyOf(slug)).filter(Boolean);
}

function progressNow() {
  const { repertoire, log } = page;
  return progressOf(log.rounds(), repertoire.questions, Date.now(), dateOfInterview());
}

// Settings may come from a file that somebody has written: what its field could not hold counts as not set.

function thinkSeconds() {
  const { thinkSeconds: seconds } = page.log.settings();
  const isPossible = Number.isFinite(seconds) && seconds >= 0 && seconds <= mostSecondsToThink;
  return isPossible ? seconds : defaultThinkSeconds;
}

// Dates are as a date field has them ("2026-03-31"), and null where there is none.

// The next interview: that of the settings, or one that the site knows of.
function dateOfInterview() {
  const dates = [dateOfSettings(), ...page.repertoire.interviews.map(({ date }) => date)];
  return dates.filter((date) => date && isAhead(date)).sort()[0] ?? null;
}

function isAhead(date) {
  return startOfDate(date) >= startOfDay(Date.now());
}

function dateOfSettings() {
  const { interview } = page.log.settings();
  if (typeof interview !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(interview)) return null;
  return Number.isNaN(Date.parse(interview)) ? null : interview;
}
