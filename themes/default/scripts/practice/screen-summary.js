// The end of a deck: what was asked, how long it took, and what was told twice.

function showSummary() {
  const { done } = practiceRun.now;
  const total = done.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  byId("summary-facts").textContent = factsOf([
    labelOf("practice_question_count", { n: done.length }),
    total > 0 ? labelOf("practice_total_time", { time: timeOf(total) }) : null,
  ]);
  fill(byId("done"), ...done.map(doneItem));
  showToldTwice(done);
  showScreen("summary", "summary");
}

function doneItem({ question, asked: words, story, seconds, grade: given }) {
  const facts = factsOf([
    seconds === null ? null : timeOf(seconds),
    storyOf(story)?.title,
    labelOf(`practice_${gradeNames[given - 1]}`),
  ]);
  const href = `questions/${encodeURIComponent(question)}.html`;
  return element("li", {}, element("a", { href }, words), element("p", { class: "practice-facts" }, facts));
}

// In a deck of one story that is as it should be.
function showToldTwice(done) {
  const { kind } = practiceRun.now.choice;
  const told = done.map(({ story }) => story).filter(Boolean);
  const twice = [...new Set(told.filter((story, index) => told.indexOf(story) !== index))];
  const titles = twice.map((slug) => storyOf(slug)?.title).filter(Boolean);
  byId("told-twice").hidden = kind !== "mock" || titles.length === 0;
  byId("told-twice").textContent = labelOf("practice_told_twice", { titles: titles.join(", ") });
}
