// What was found, as a list below the box: questions with their stories, and stories by their own words.

// So many questions are shown: the right one is among three nearly always.
const mostQuestions = 3;

// So many stories of the best question are shown; of the others, the best.
const mostStories = 3;

function showFound(box) {
  const text = box.field.value;
  if (text.trim() === "" || !box.index) {
    closeBox(box);
    box.count.textContent = "";
    return;
  }
  const ranking = rank(box.index, text);
  const isFound = isSure(ranking, box.index.limits);
  const entries = isFound ? foundEntries(box.site, ranking) : nearbyEntries(box.site, ranking);
  const rows = entries.map((entry, number) => row(box, ranking.typed, entry, number));
  box.list.replaceChildren(...rows);
  const note = isFound || ranking.stories.length > 0 ? "" : noteOnNothing(box, entries);
  box.note.textContent = note;
  box.note.hidden = note === "";
  box.count.textContent = note === "" ? searchLabel(box, "search_count", { n: rows.length }) : note;
  openBox(box);
  activate(box, null);
  box.found.scrollTop = 0;
}

// The results in their order: named stories, then questions each with its best stories, then stories that have the
// words that were typed.
function foundEntries(site, ranking) {
  const named = ranking.stories.filter(({ isNamed }) => isNamed);
  const entries = named.slice(0, mostStories).map(({ story }) => ({ story }));
  // Against a question below nought more speaks than for it.
  const near = ranking.questions.filter(({ score }) => score > 0);
  for (const [place, { question }] of near.slice(0, mostQuestions).entries()) {
    entries.push({ question });
    const stories = site.questions[question].stories.slice(0, place === 0 ? mostStories : 1);
    entries.push(...stories.map(({ story, angle }) => ({ story, angle, isOfQuestion: true })));
  }
  return [...entries, ...storiesBeside(ranking, entries)];
}

// Where no question is near: what has the words, else the questions nearby that no story answers yet.
function nearbyEntries(site, ranking) {
  if (ranking.stories.length > 0) return storiesBeside(ranking, []);
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
  const target = isStory ? box.site.stories[entry.story] : box.site.questions[entry.question];
  link.href = box.root + target.href;
  link.id = `site-found-${number}`;
  link.className = isStory ? `search-story${entry.isOfQuestion ? " is-of-question" : ""}` : "search-question";
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  const mark = (text) => withMarks(box.index, typed, text);
  link.append(...(isStory ? storyLines(target, entry.angle, mark) : questionLines(box, target, mark)));
  return link;
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
