// A script read aloud against the clock: three times, and the pace is known.

const reading = { story: null, startedAt: null };

function prepareReading() {
  onClick("reading-start", startReading);
  onClick("reading-stop", stopReading);
}

function showReading(slug) {
  const story = storyOf(slug);
  if (!story || story.script.length === 0) return toDecks();
  reading.story = story;
  reading.startedAt = null;
  byId("reading").textContent = reading.story.title;
  byId("reading-time").textContent = "";
  byId("reading-result").textContent = "";
  fill(byId("reading-script"), ...reading.story.script.map(spokenParagraph));
  showReadingButtons();
  return showScreen("reading", "reading", () => shownScreen.stopTicking?.());
}

// With the letter where a part begins, as on the page of the story.
function spokenParagraph(sentences) {
  const { part } = sentences[0] ?? { part: null };
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const mark = part === null ? null : partMark(part);
  return element("div", { class: "spoken" }, mark, element("div", {}, element("p", {}, text)));
}

function showReadingButtons() {
  const isRunning = reading.startedAt !== null;
  byId("reading-start").hidden = isRunning;
  byId("reading-stop").hidden = !isRunning;
}

function startReading() {
  reading.startedAt = Date.now();
  byId("reading-result").textContent = "";
  showReadingButtons();
  byId("reading").focus({ preventScroll: true });
  shownScreen.stopTicking = whileTimePasses(() => {
    byId("reading-time").textContent = timeOf(Math.floor(secondsSince(reading.startedAt)));
  });
}

function stopReading() {
  const seconds = Math.round(secondsSince(reading.startedAt));
  const text = reading.story.script.flat().map((sentence) => sentence.text).join(" ");
  const words = spokenWords(text, page.repertoire);
  shownScreen.stopTicking?.();
  reading.startedAt = null;
  showReadingButtons();
  byId("reading").focus({ preventScroll: true });
  byId("reading-time").textContent = timeOf(seconds);
  if (!isReadToTheEnd(words, seconds)) return;
  page.log.add({
    at: Date.now(),
    question: null,
    story: reading.story.slug,
    grade: null,
    seconds,
    words,
    isReading: true,
    findings: [],
  });
  sayWhatIsKept();
  const result = labelOf("practice_reading_result", {
    words,
    time: timeOf(seconds),
    n: Math.round((words * 60) / seconds),
  });
  const progress = progressNow();
  byId("reading-result").textContent = factsOf([result, `${paceAdvice(progress)} ${paceLine(progress)}`]);
  announce(result);
}

// Nobody reads that fast: the clock was stopped before the end.
const fastestPace = 400;

function isReadToTheEnd(words, seconds) {
  return seconds > 0 && (words * 60) / seconds <= fastestPace;
}
