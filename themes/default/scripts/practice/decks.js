// Which questions a deck has, in which order, and in which words each is asked. `random` is as Math.random.
//
// A question is { id, text, aliases, competency, isUncovered, stories: [{ slug, angle }] }, a story
// { slug, title, tags }, an interview { slug, questions: [{ id, story }] }; a repertoire has all of them. A choice
// is { kind, value, count }; without a count a deck has all there are.

const shareOfAliases = 2 / 3;

const decksInOrder = ["due", "weakest", "interview"];

function deckOf(choice, repertoire, progress, now, random = Math.random) {
  const all = questionsOfDeck(choice, repertoire, progress, now);
  const count = choice.count ?? all.length;
  if (choice.kind === "mock") return mockInterview(shuffled(all, random), count);
  return (decksInOrder.includes(choice.kind) ? all : shuffled(all, random)).slice(0, count);
}

function questionsOfDeck({ kind, value }, { questions, stories, interviews }, progress, now) {
  switch (kind) {
    case "all":
    case "mock":
      return questions;
    case "competency":
    case "tag":
    case "story": {
      const tagsByStory = tagsOf(stories);
      return questions.filter((question) => decksOf(question, kind, tagsByStory).includes(value));
    }
    case "question":
      return questions.filter(({ id }) => id === value);
    case "interview":
      return expectedIn(interviews, value).map((it) => questions.find(({ id }) => id === it.id));
    case "uncovered":
      return questions.filter(({ isUncovered }) => isUncovered);
    case "due":
      return dueQuestions(questions, progress.schedules, now);
    case "weakest":
      return weakestQuestions(questions, progress.schedules, now);
    default:
      return [];
  }
}

// What an interview expects, in the order of its rounds: so the day goes.
function expectedIn(interviews, wanted) {
  return interviews.find(({ slug }) => slug === wanted)?.questions ?? [];
}

// The decks of a kind that a question is in: its competency, its stories, the tags of its stories.
function decksOf({ competency, stories }, kind, tagsByStory) {
  if (kind === "competency") return competency ? [competency] : [];
  const answers = stories.map(({ slug }) => slug);
  return kind === "story" ? answers : answers.flatMap((slug) => tagsByStory.get(slug) ?? []);
}

function tagsOf(stories) {
  return new Map(stories.map(({ slug, tags }) => [slug, tags]));
}

// How many questions each deck of a kind has, by its name, in the order in which the questions come to them.
function deckSizes(kind, questions, stories) {
  const sizes = new Map();
  const tagsByStory = tagsOf(stories);
  for (const question of questions) {
    for (const deck of new Set(decksOf(question, kind, tagsByStory))) {
      sizes.set(deck, (sizes.get(deck) ?? 0) + 1);
    }
  }
  return sizes;
}

// Questions of as many competencies as there are, no two in a row of the same where that can be avoided: next
// comes one of the competency that has most left, other than the last one.
function mockInterview(questions, count) {
  const chosen = inTurns(questions).slice(0, count);
  const groups = [...groupedBy(chosen, ({ competency }) => competency).values()];
  const deck = [];
  while (deck.length < chosen.length) {
    const last = deck.at(-1)?.competency;
    const left = groups.filter((group) => group.length > 0);
    const others = left.filter(([{ competency }]) => !competency || competency !== last);
    deck.push(largestOf(others.length > 0 ? others : left).shift());
  }
  return deck;
}

// One question of each competency, then a second of each, and so on.
function inTurns(questions) {
  const groups = [...groupedBy(questions, ({ competency }) => competency).values()];
  const inOrder = [];
  for (let turn = 0; inOrder.length < questions.length; turn += 1) {
    inOrder.push(...groups.flatMap((group) => group.slice(turn, turn + 1)));
  }
  return inOrder;
}

function largestOf(groups) {
  return groups.reduce((largest, group) => (group.length > largest.length ? group : largest));
}

// The words in which it is asked: an interviewer seldom knows the canonical ones.
function asked({ text, aliases }, random = Math.random) {
  const isAlias = aliases.length > 0 && random() < shareOfAliases;
  return isAlias ? aliases[Math.floor(random() * aliases.length)] : text;
}

function shuffled(list, random) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    [mixed[last], mixed[chosen]] = [mixed[chosen], mixed[last]];
  }
  return mixed;
}
