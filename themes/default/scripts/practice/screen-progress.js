// How it goes, the settings, and the file to take away.

function prepareProgress() {
  const readable = page.repertoire.stories.filter(({ script }) => script.length > 0);
  fill(byId("read-story"), ...readable.map(({ slug, title }) => element("option", { value: slug }, title)));
  byId("read").hidden = readable.length === 0;
  onClick("to-reading", () => {
    location.hash = addressOf({ kind: "read", value: byId("read-story").value });
  });
  const keep = (name, field, valueOf) => {
    byId(field).addEventListener("change", () => {
      page.log.set(name, valueOf(byId(field)));
      sayWhatIsKept();
      showStanding();
    });
  };
  keep("interview", "interview", ({ value }) => value || null);
  keep("thinkSeconds", "think-seconds", secondsOfField);
  keep("keys", "keys", ({ checked }) => checked);
  onClick("export", exportLog);
  byId("import").addEventListener("change", importLog);
}

function secondsOfField({ value }) {
  return Math.min(mostSecondsToThink, Math.max(0, Math.round(Number(value) || 0)));
}

function showProgress() {
  fillProgress();
  showScreen("progress", "progress");
}

function fillProgress() {
  byId("interview").value = dateOfSettings() ?? "";
  byId("think-seconds").value = String(thinkSeconds());
  byId("keys").checked = page.log.settings().keys !== false;
  showStanding();
}

function showStanding() {
  const progress = progressNow();
  byId("progress-standing").textContent = standingText(progress) || labelOf("practice_nothing_due");
  showTimes(progress.secondsByStory);
  showWeakest(weakestCompetencies(page.repertoire.questions, progress.schedules, Date.now()));
  byId("pace-text").textContent = paceAdvice(progress);
  byId("pace-line").hidden = progress.pace === null;
  byId("pace-line").querySelector("code").textContent = paceLine(progress);
}

function paceAdvice({ pace }) {
  if (pace !== null) return labelOf("practice_pace_known", { n: pace });
  const readings = page.log.rounds().filter(({ isReading }) => isReading).length;
  return labelOf("practice_pace_unknown", { n: Math.max(1, readingsForPace.least - readings) });
}

// Where letters are counted, their time depends on the letters a minute.
function paceLine({ pace }) {
  if (pace === null) return "";
  if (!isReadByLetters()) return `words_per_minute = ${pace}`;
  const { wordsPerMinute, charactersPerMinute } = page.repertoire;
  return `characters_per_minute = ${Math.round((pace * charactersPerMinute) / wordsPerMinute)}`;
}

// Whether most of what the scripts say has no blanks between its words.
function isReadByLetters() {
  const text = page.repertoire.stories.map(writtenScript).join("");
  const letters = text.match(/\p{Alphabetic}/gu) ?? [];
  return letters.filter((letter) => unspacedLetter.test(letter)).length * 2 > letters.length;
}

function showTimes(times) {
  const told = page.repertoire.stories.filter(({ slug }) => times.has(slug));
  const rows = told.map(({ slug, title }) => {
    const seconds = times.get(slug).map((round) => round.seconds);
    const last = timeOfTarget(seconds.at(-1));
    return element("li", {}, element("span", {}, title), timesPicture(seconds), element("span", {}, last));
  });
  fillSection(byId("times"), "ul", rows);
}

const mostTimesInPicture = 20;

// A dot for each round, the last one full, against the line of the target.
function timesPicture(all) {
  const { targetSeconds } = page.repertoire;
  const times = all.slice(-mostTimesInPicture);
  const most = Math.max(targetSeconds * 1.5, ...times);
  const height = (seconds) => (28 - 24 * (seconds / most)).toFixed(1);
  const place = (index) => 4 + index * 6;
  const picture = drawing("svg", {
    class: "times-picture",
    viewBox: `0 0 ${place(mostTimesInPicture - 1) + 4} 32`,
    role: "img",
    "aria-label": times.map(timeOf).join(", "),
  });
  const y = height(targetSeconds);
  picture.append(drawing("line", { x1: 0, x2: "100%", y1: y, y2: y }));
  if (times.length > 1) {
    const points = times.map((time, at) => `${place(at)},${height(time)}`).join(" ");
    picture.append(drawing("polyline", { points }));
  }
  picture.append(drawing("circle", { cx: place(times.length - 1), cy: height(times.at(-1)), r: 3 }));
  return picture;
}

const weakestShown = 5;

// Once something was rehearsed: before that all are as weak.
function showWeakest(competencies) {
  const isAnyRehearsed = competencies.some(({ rehearsed }) => rehearsed > 0);
  const shown = isAnyRehearsed ? competencies.slice(0, weakestShown) : [];
  fillSection(byId("weak"), "ul", shown.map(weakItem));
}

function weakItem({ competency, questions, rehearsed }) {
  const href = addressOf({ kind: "competency", value: competency });
  const count = labelOf("practice_rehearsed", { n: rehearsed, total: questions });
  const mark = element("span", { class: "group-count" }, count);
  return element("li", {}, element("a", { href }, competency), " ", mark);
}

function exportLog() {
  const address = URL.createObjectURL(new Blob([page.log.exported()], { type: "application/json" }));
  element("a", { href: address, download: "practice.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function importLog({ target }) {
  const [file] = target.files;
  if (!file) return;
  try {
    const added = page.log.imported(await file.text());
    notify(labelOf("practice_imported", { n: added }));
    fillProgress();
    sayWhatIsKept();
  } catch {
    notify(labelOf("practice_no_import"));
  }
  target.value = "";
}
