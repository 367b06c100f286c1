// Choosing a deck: what is to do first, then all decks with the number of their questions.

const simpleDecks = ["due", "weakest", "all", "uncovered"];

function prepareDecks() {
  const { questions, stories } = page.repertoire;
  listInterviews();
  const sizesOf = (kind) => deckSizes(kind, questions, stories);
  listDecks("competency", sizesOf("competency"));
  listDecks("tag", [...sizesOf("tag")].sort(([one], [other]) => (one < other ? -1 : 1)));
  const sizes = sizesOf("story");
  const told = stories.filter(({ slug }) => sizes.has(slug)).map(({ slug }) => [slug, sizes.get(slug)]);
  listDecks("story", told, (slug) => storyOf(slug).title);
  const countField = byId("mock-count");
  const mock = document.querySelector("[data-mock]");
  const take = () => mock.setAttribute("href", addressOf(choiceOf(`#mock=${countField.value}`)));
  countField.addEventListener("input", take);
  countField.addEventListener("keydown", (event) => event.key === "Enter" && mock.click());
  byId("screen-decks").addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.dataset.goesOn === undefined) forgetRun();
  });
}

function listDecks(kind, sizes, nameOf = (value) => value) {
  const rows = [...sizes].map(([value, size]) => {
    const href = addressOf({ kind, value });
    return element("li", {}, element("a", { href }, nameOf(value)), " ", countMark(size));
  });
  fillSection(byId(`decks-${kind}`), "ul", rows);
}

// The coming ones, in the order of their days.
function listInterviews() {
  const rows = comingInterviews().map(({ slug, title, date, questions }) => {
    const href = addressOf({ kind: "interview", value: slug });
    const when = date && inDays(daysBetween(Date.now(), startOfDate(date)));
    return element("li", {}, element("a", { href }, title), " ", when, " ", countMark(questions.length));
  });
  if (rows.length > 0) fillSection(byId("decks-interview"), "ul", rows);
}

function countMark(count) {
  return element("span", { class: "group-count" }, String(count));
}

function questionCountOf(choice, progress = null) {
  return questionsOfDeck(choice, page.repertoire, progress, Date.now()).length;
}

function showDecks(notice = "") {
  fillDecks();
  showScreen("decks", "practice");
  if (notice) notify(notice);
}

function fillDecks() {
  const progress = progressNow();
  for (const kind of simpleDecks) {
    const row = byId(`deck-${kind}`);
    if (!row) continue;
    const count = questionCountOf({ kind }, progress);
    row.hidden = count === 0;
    row.querySelector("span").textContent = String(count);
  }
  byId("standing").textContent = standingText(progress);
  showStart(progress);
  byId("decks").hidden = page.repertoire.questions.length === 0;
}

// How it stands today, in one quiet line.
function standingText({ due, daysInARow: days }) {
  if (page.repertoire.questions.length === 0) return labelOf("no_questions");
  if (page.log.rounds().length === 0) return "";
  const dueToday =
    due.length > 0 ? labelOf("practice_due_today", { n: due.length }) : labelOf("practice_nothing_due");
  return factsOf([dueToday, days > 0 ? labelOf("practice_days_in_a_row", { n: days }) : null]);
}

// The one obvious action: to go on, else what is due, else what is weakest, and at first all.
function showStart({ due }) {
  const start = byId("start");
  const run = practiceRun.now;
  delete start.dataset.goesOn;
  start.hidden = page.repertoire.questions.length === 0;
  if (run) {
    start.dataset.goesOn = "";
    start.setAttribute("href", addressOf(run.choice));
    start.textContent = labelOf("practice_go_on", { n: run.place + 1, total: run.cards.length });
    return;
  }
  const kind = due.length > 0 ? "due" : page.log.rounds().length > 0 ? "weakest" : "all";
  start.setAttribute("href", `#${kind}`);
  start.textContent = labelOf("practice_start", { deck: labelOf(`practice_${kind}`) });
}
