// Numbers: those of the result that nobody said, and those that were said otherwise.

// Where the result has figures, and none of them is said.
function numberMissing(round) {
  const { lexicon, story } = round;
  const figures = figuresOfResult(round);
  if (figures.length === 0 || !isLongEnough(round) || saidNumber(round) !== null) return [];
  // A number that is said otherwise is another matter.
  if (numberChanged(round).length > 0) return [];
  const hasFigure = (metric) => writtenNumbers([metric], lexicon).some(isFigure);
  return [remark("number-missing", { number: story.metrics.find(hasFigure) ?? figures[0].words })];
}

// Numbers that the story has otherwise; one that is said wrong several times is one thing to mend.
function numberChanged(round) {
  const { said, numbers } = round.answer;
  const { limits } = round.lexicon;
  const agree = (number, written) => agrees(number, written.number, limits);
  const known = numbersOfStory(round);
  const unsaid = known.filter((written) => isFigure(written) && !numbers.some((number) => agree(number, written)));
  // What the story has only about is the same only where it counts the same.
  const isMeant = (number, written) => !written.number.isRough || written.counted === countedBy(said, number, limits);
  const isUnknown = (number) => !known.some((written) => agree(number, written) && isMeant(number, written));
  const changed = [];
  for (const number of numbers.filter((it) => !isVague(it, round) && isUnknown(it))) {
    const meant = meantBy(round, number, unsaid);
    if (!meant) continue;
    const words = wordsAt(said, number);
    const same = changed.find(({ values }) => values.said === words && values.written === meant.words);
    if (same) same.quotes.push(words);
    else changed.push(remark("number-changed", { said: words, written: meant.words }, [words]));
  }
  return changed;
}

// Every number that the story has, in its parts and elsewhere.
function numbersOfStory({ story, lexicon }) {
  const texts = [...story.parts.flatMap((part) => part.texts), ...story.metrics, ...story.other];
  const script = story.script.flat().map((sentence) => sentence.text);
  return writtenNumbers([...texts, ...script], lexicon);
}

// The first of some numbers that is meant by another one: it stands among the same words, and counts the same
// or is the same of another unit. Minutes and things are said of everything, and few of them by the way.
function meantBy({ answer, lexicon }, number, unsaid) {
  const { limits } = lexicon;
  const counts = countedBy(answer.said, number, limits);
  const context = contextOf(answer.said, number, lexicon);
  const least = isSmallCount(number, limits) ? limits.contextOfFew : limits.leastContext;
  const isNear = (written) => Array.from(written.context).filter((word) => context.has(word)).length >= least;
  const countsTheSame = (written) => counts !== null && written.counted === counts;
  const isCounted = {
    count: countsTheSame,
    time: (written) => countsTheSame(written) || Math.abs(written.number.amount - number.amount) < 1e-9,
  }[number.unit] ?? (() => true);
  return unsaid.find((written) => written.number.unit === number.unit && isCounted(written) && isNear(written));
}

// The first figure of the result that is said, in the words of the answer; null where none is.
function saidNumber(round) {
  const figures = figuresOfResult(round);
  const number = round.answer.numbers.find((said) => figures.some((figure) => saysFigure(round, said, figure)));
  return number ? wordsAt(round.answer.said, number) : null;
}

function figuresOfResult({ story, lexicon }) {
  const texts = [...story.metrics, ...story.parts[partNames.indexOf("result")].texts];
  return writtenNumbers(texts, lexicon).filter(isFigure);
}

// Whether a number of the answer is what somebody says for a written one. A small number of things is said of
// much.
function saysFigure({ answer, lexicon }, said, figure) {
  const { limits } = lexicon;
  const countsTheSame = () => figure.counted !== null && figure.counted === countedBy(answer.said, said, limits);
  return agrees(said, figure.number, limits) && (!isSmallCount(said, limits) || said.amount === 0 || countsTheSame());
}

// Whether a number says when, how much of what is left open (`a quarter` is also three months), or a difference.
function isVague(number, round) {
  const { answer, lexicon } = round;
  if (number.unit === "share") return !isCountedShare(number, answer.said, lexicon.numbers);
  return number.unit === "moment" || number.unit === "times" || isDifference(number, round);
}

// Whether a number says how much more or less something is, which the story may have as two others.
function isDifference(number, { answer, lexicon }) {
  const behind = answer.said.text.slice(number.end).split(/\p{White_Space}+/u).filter(Boolean);
  const words = behind.slice(0, lexicon.limits.wordsOfDifference).join(" ");
  return arePhrasesIn(lexicon.phrases.difference, utteranceOf(words));
}

function isSmallCount(number, { smallestFigure }) {
  return number.unit === "count" && number.amount < smallestFigure;
}

// Whether a number says how much, and not merely when or which.
function isFigure({ number }) {
  return number.unit !== "moment";
}

function writtenNumbers(texts, lexicon) {
  return texts.flatMap((text) => {
    const written = utteranceOf(text);
    return numbersOf(written, lexicon.numbers).map((number) => ({
      number,
      words: wordsAt(written, number),
      counted: countedBy(written, number, lexicon.limits),
      context: contextOf(written, number, lexicon),
    }));
  });
}

// The beginnings of the words around a number, a few on each side.
function contextOf({ text }, { start, end }, lexicon) {
  const { context } = lexicon.limits;
  const around = [...wordsFrom(text, start - 1, -1, context), ...wordsFrom(text, end, 1, context)];
  const stems = stemsOf(utteranceOf(around.join(" ")), lexicon);
  return new Set(stems.filter((stem) => !stem.startsWith("=")));
}

// So many words from the letter `at` on, or back to the beginning where `step` is -1: the nearest first.
function wordsFrom(text, at, step, count) {
  const words = [];
  while (words.length < count && text[at]) {
    const first = at;
    while (text[at] && !blank.test(text[at])) at += step;
    if (at !== first) words.push(step > 0 ? text.slice(first, at) : text.slice(at + 1, first + 1));
    while (text[at] && blank.test(text[at])) at += step;
  }
  return words;
}
