// What was good, what to mend, the comparison, the checklists, and the grade.

// Of the round that is shown: what was found, and null where nothing was typed or no story was told.
const feedbackNow = { found: null };

function prepareFeedback() {
  onClick("to-answer", () => goTo("answer"));
  onClick("ask-follow-up", askFollowUp);
  onClick("copy", copyPrompt);
  for (const button of document.querySelectorAll("[data-grade]")) {
    button.addEventListener("click", () => grade(Number(button.dataset.grade)));
  }
}

function showFeedback() {
  const round = roundNow();
  const question = questionNow();
  const story = storyNow();
  const text = round.text.trim();
  feedbackNow.found = text && story ? foundIn(question, story, text, round.seconds) : null;
  byId("feedback-question").textContent = cardNow().asked;
  showFacts(round, text);
  showBars(round, story);
  showPraise();
  showFindings();
  showSaid(text, story);
  showComparison(text, story);
  showGuide(question);
  showWays(question, story);
  showGrades();
  showScreen("feedback", "feedback");
}

function foundIn(question, story, text, seconds) {
  return feedbackOf(page.repertoire, lexiconOfSite(), { question, story, text, seconds });
}

function wordsNow() {
  const { text } = roundNow();
  return feedbackNow.found?.words ?? spokenWords(text, page.repertoire);
}

function showFacts(round, text) {
  const seconds = round.seconds ?? feedbackNow.found?.seconds ?? null;
  const words = text ? wordsNow() : 0;
  byId("facts").textContent = factsOf([
    seconds === null ? null : timeOfTarget(seconds),
    words > 0 ? labelOf("word_count", { n: words }) : null,
    round.seconds === null ? null : paceText(words, round.seconds),
    ...recordingFacts(round),
  ]);
}

function showBars(round, story) {
  const seconds = round.seconds ?? feedbackNow.found?.seconds ?? null;
  const rows = [];
  if (seconds !== null) {
    rows.push({ name: labelOf("practice_said"), seconds, shares: feedbackNow.found?.shares ?? null });
  }
  if (story?.seconds) rows.push({ name: labelOf("script"), seconds: story.seconds, shares: story.shares });
  fill(byId("bars"), ...partsBars(rows));
}

// So much of each is shown: who is told more mends nothing.
function mostShown() {
  return page.repertoire.limits.mostShown;
}

function showPraise() {
  const praise = (feedbackNow.found?.praise ?? []).slice(0, mostShown());
  const items = praise.map(({ name, values, quotes }) =>
    element("li", { "data-name": name }, element("p", {}, saidOf("praise", name, values)), quotesOf(quotes)),
  );
  fillSection(byId("praise"), "ul", items);
}

function showFindings() {
  const { found } = feedbackNow;
  const items = (found?.findings ?? []).slice(0, mostShown()).map(findingItem);
  fillSection(byId("mend"), "ol", items);
  byId("nothing-to-mend").hidden = !found || items.length > 0;
}

function findingItem({ rule, values, quotes }) {
  return element(
    "li",
    { class: "finding", "data-name": values.part ? `${rule}:${values.part}` : rule },
    quotesOf(quotes),
    element(
      "p",
      { class: "finding-said" },
      element("strong", {}, saidOf("mend", rule, values)),
      " ",
      element("span", { class: "finding-help" }, saidOf("mend", `${rule}_help`, values)),
    ),
  );
}

// What a remark says, by its label. A part is filled in by its own label.
function saidOf(kind, name, values) {
  const part = hasLabel(values.part) ? { part: labelOf(values.part) } : {};
  return labelOf(`${kind}_${name.replaceAll("-", "_")}`, { ...values, ...part });
}

function quotesOf(quotes) {
  const shown = quotes.filter(Boolean).slice(0, mostShown());
  if (shown.length === 0) return null;
  const pieces = shown.flatMap((words) => [" · ", element("q", {}, words)]).slice(1);
  return element("p", { class: "finding-quote" }, ...pieces);
}

function showSaid(text, story) {
  const section = byId("said");
  section.hidden = Boolean(text) || !story;
  if (!section.hidden) checklist(section.querySelector("ul"), pointsOfStory(story));
}

function showComparison(text, story) {
  const section = byId("comparison");
  const script = story ? writtenScript(story) : "";
  const compared = script && text ? comparedTexts(script, text, page.repertoire.language) : null;
  section.hidden = compared === null;
  if (compared === null) return;
  fillMarked(byId("compared-script"), compared.script, "del");
  fillMarked(byId("compared-answer"), compared.answer, "ins");
}

function writtenScript({ script }) {
  return script.map((sentences) => sentences.map(({ text }) => text).join(" ")).join("\n");
}

// One by one: a pasted text may have more paragraphs than a call takes arguments.
function fillMarked(target, pieces, mark) {
  fill(target);
  for (const paragraph of markedParagraphs(pieces, mark)) target.append(paragraph);
}

function markedParagraphs(pieces, mark) {
  const paragraphs = [element("p")];
  for (const { text, isCommon } of pieces) {
    text.split(/\n+/).forEach((line, index) => {
      if (index > 0) paragraphs.push(element("p"));
      if (line.trim()) paragraphs.at(-1).append(...markedWords(line, isCommon ? null : mark));
    });
  }
  return paragraphs.filter((paragraph) => paragraph.hasChildNodes());
}

// The blank behind what is marked is not part of it.
function markedWords(line, mark) {
  if (!mark) return [line];
  const words = line.trimEnd();
  return [element(mark, {}, words), line.slice(words.length)];
}

function showGuide({ signals, pitfalls }) {
  const has = [["signals", signals], ["pitfalls", pitfalls]].map(([kind, texts]) => {
    const isFilled = checklist(byId(kind).querySelector("ul"), pointsOfGuide(kind, texts));
    byId(kind).hidden = !isFilled;
    return isFilled;
  });
  byId("guide").hidden = !has.includes(true);
}

function showWays(question, story) {
  byId("ask-follow-up").hidden = question.followUps.length === 0;
  byId("prompt-field").hidden = true;
  const link = byId("to-story");
  link.hidden = !story;
  if (!story) return;
  link.href = `stories/${encodeURIComponent(story.slug)}.html`;
  link.textContent = story.title;
}

function showGrades() {
  const { question } = cardNow();
  const reviews = page.log
    .rounds()
    .filter((round) => round.question === question && round.grade && !round.isReading)
    .map(({ at, grade: given }) => ({ at, grade: given }));
  const place = page.repertoire.questions.findIndex(({ id }) => id === question);
  for (const { grade: given, days } of previewOf(reviews, Date.now(), dateOfInterview(), place)) {
    const button = document.querySelector(`[data-grade="${given}"]`);
    button.querySelector("span").textContent = inDays(days);
  }
}

const gradeNames = ["again", "hard", "good", "easy"];

function grade(given) {
  const round = roundNow();
  const story = storyNow()?.slug ?? null;
  const { seconds } = round;
  const button = document.querySelector(`[data-grade="${given}"] span`);
  page.log.add({
    at: Date.now(),
    question: cardNow().question,
    story,
    grade: given,
    seconds,
    words: wordsNow(),
    isReading: false,
    findings: (feedbackNow.found?.findings ?? []).map(({ rule }) => rule),
  });
  const name = labelOf(`practice_${gradeNames[given - 1]}`);
  const comesBack = labelOf("practice_comes_back", { grade: name, when: button.textContent });
  nextQuestion({ ...cardNow(), story, seconds, grade: given });
  announce(comesBack);
  sayWhatIsKept();
}
