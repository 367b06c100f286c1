// What was found, as a list below the box: questions with their stories, and stories by their own words.

// So many questions are shown: the right one is among three nearly always.
const mostQuestions = 3;

// So many stories of the best question are shown; of the others, the best.
const mostStories = 3;

// So many interviews are shown of each kind.
const mostInterviews = 3;

function showFound(box) {
  const text = box.field.value;
  if (text.trim() === "" || !box.index) {
    closeBox(box);
    return;
  }
  const ranking = rank(box.index, text);
  const isFound = isSure(ranking, box.index.limits);
  const entries = isFound ? foundEntries(box.site, ranking) : nearbyEntries(box.site, ranking);
  const rows = entries.map((entry, number) => row(box, ranking.typed, entry, number));
  box.list.replaceChildren(...rows);
  const note = isFound || ranking.stories.length + ranking.interviews.length > 0 ? "" : noteOnNothing(box, entries);
  box.note.textContent = note;
  box.note.hidden = note === "";
  box.count.textContent = note === "" ? searchLabel(box, "search_count", { n: rows.length }) : note;
  openBox(box);
  activate(box, null);
  box.found.scrollTop = 0;
}

// The results in their order: interviews whose company was typed, named stories, then questions each with its best
// stories, then interviews and stories that have the words that were typed.
function foundEntries(site, ranking) {
  const named = ranking.stories.filter(({ isNamed }) => isNamed);
  const entries = interviewsWhere(ranking, true);
  entries.push(...named.slice(0, mostStories).map(({ story }) => ({ story })));
  // Against a question below nought more speaks than for it.
  const near = ranking.questions.filter(({ score }) => score > 0);
  for (const [place, { question }] of near.slice(0, mostQuestions).entries()) {
    entries.push({ question });
    const stories = site.questions[question].stories.slice(0, place === 0 ? mostStories : 1);
    entries.push(...stories.map(({ story, angle }) => ({ story, angle, isOfQuestion: true })));
  }
  return [...entries, ...interviewsWhere(ranking, false), ...storiesBeside(ranking, entries)];
}

// Those whose company was typed, or the others.
function interviewsWhere(ranking, named) {
  const interviews = ranking.interviews.filter(({ isNamed }) => isNamed === named);
  return interviews.slice(0, mostInterviews).map(({ interview }) => ({ interview }));
}

// Where no question is near: what has the words, else the questions nearby that no story answers yet.
function nearbyEntries(site, ranking) {
  const interviews = [true, false].flatMap((named) => interviewsWhere(ranking, named));
  const having = [...interviews, ...storiesBeside(ranking, [])];
  if (having.length > 0) return having;
  const uncovered = ranking.questions.filter(({ question }) => site.questions[question].uncovered);
  return uncovered.slice(0, mostQuestions).map(({ question }) => ({ question }));
}

function storiesBeside(ranking, entries) {
  const shown = new Set(entries.map((entry) => entry.story));
  const others = ranking.stories.filter(({ story }) => !shown.has(story));
  return others.slice(0, mostStories).map(({ story }) => ({ story }));
}

// Only the author of the site can add an alias.
function noteOnNothing(box, entries) {
  const notes = ["search_nothing", entries.length > 0 && "search_near", "search_aliases" in box.site.labels && "search_aliases"];
  return notes.filter(Boolean).map((label) => searchLabel(box, label)).join(" ");
}

// One result: a link that is an option of the list.
function row(box, typed, entry, number) {
  const link = document.createElement("a");
  const isStory = entry.story !== undefined;
  const { stories, interviews, questions } = box.site;
  const target = stories[entry.story] ?? interviews[entry.interview] ?? questions[entry.question];
  link.href = box.root + target.href;
  link.id = `site-found-${number}`;
  link.className = isStory ? `search-story${entry.isOfQuestion ? " is-of-question" : ""}` : "search-question";
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  const mark = (text) => withMarks(box.index, typed, text);
  link.append(...linesOfEntry(box, entry, target, mark));
  return link;
}

function linesOfEntry(box, { story, interview, angle }, target, mark) {
  if (story !== undefined) return storyLines(target, angle, mark);
  return interview === undefined ? questionLines(box, target, mark) : interviewLines(target, mark);
}

function interviewLines({ title, day }, mark) {
  return [line("search-title", mark(title)), ...(day ? [line("search-figure", [dayInWords(day)])] : [])];
}

// As the language of the page has it, else as in 2026-03-31.
function dayInWords(day) {
  try {
    return new Date(day).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  } catch {
    return day;
  }
}

function questionLines(box, question, mark) {
  const missing = question.uncovered ? [line("search-missing", [searchLabel(box, "search_uncovered")])] : [];
  return [line("search-title", mark(question.text)), ...missing];
}

function storyLines(story, angle, mark) {
  const lines = [line("search-title", mark(story.title))];
  if (story.opening) lines.push(line("search-opening", mark(story.opening)));
  if (story.figure) lines.push(line("search-figure", mark(story.figure)));
  if (angle) lines.push(line("search-angle", mark(angle)));
  return lines;
}

// Read out, the lines are parted by a blank.
function line(name, content) {
  const line = document.createElement("span");
  line.className = name;
  line.append(...content, " ");
  return line;
}

function searchLabel(box, name, values = {}) {
  const label = box.site.labels[name];
  const words = typeof label === "string" ? label : label[formOf(values.n)] ?? label.other;
  return words.replace(/\{(\w+)\}/g, (place, key) => String(values[key] ?? place));
}

function formOf(n) {
  try {
    return new Intl.PluralRules(document.documentElement.lang).select(n);
  } catch {
    return "other";
  }
}
