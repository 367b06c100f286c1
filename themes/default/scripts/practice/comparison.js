// Script and answer side by side: which words are in both, wherever they stand.
//
// Told in another order is told. So the longest run of words that both have is taken out first, then the next
// one, as long as there is one that says something; then single words that carry meaning.

const shortestRun = 3;
const lettersOfMeaning = 4;
const lettersOfKey = 5;
// Longer texts take too long to compare, and nobody reads them side by side.
const mostWordsCompared = 1500;

// { script, answer }: lists of { text, isCommon }, which joined are the texts.
function comparedTexts(script, answer, language) {
  const [one, other] = [script, answer].map((text) => wordsToCompare(text, language));
  if (one.length <= mostWordsCompared && other.length <= mostWordsCompared) {
    markRuns(one, other);
    markMeaning(one, other);
  }
  return { script: joinedPieces(one), answer: joinedPieces(other) };
}

// Words with what stands behind them, up to the next one.
function wordsToCompare(text, language) {
  const words = [];
  for (const { segment, isWordLike } of segmentsOf(text, language)) {
    if (isWordLike) words.push({ text: segment, key: keyOfWord(segment), isCommon: false });
    else if (words.length > 0) words.at(-1).text += segment;
  }
  return words;
}

function segmentsOf(text, language) {
  if ("Segmenter" in Intl) {
    return new Intl.Segmenter(knownLocale(language), { granularity: "word" }).segment(text);
  }
  const pieces = text.match(/[\p{L}\p{M}\p{N}'’]+|[^\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  return pieces.map((segment) => ({ segment, isWordLike: /[\p{L}\p{N}]/u.test(segment) }));
}

function knownLocale(language) {
  try {
    return Intl.getCanonicalLocales(language);
  } catch {
    return undefined;
  }
}

// The beginning of a word is enough: "decided" is "decide".
function keyOfWord(word) {
  const small = word.normalize("NFKC").toLowerCase().replaceAll("’", "'");
  return small.length > lettersOfKey + 1 ? small.slice(0, lettersOfKey) : small;
}

function carriesMeaning({ key }) {
  return key.length >= lettersOfMeaning || /\p{N}/u.test(key) || /[^\p{Script=Latin}\p{M}']/u.test(key);
}

function markRuns(one, other) {
  for (;;) {
    const run = longestRun(one, other);
    if (!run) return;
    for (let index = 0; index < run.length; index += 1) {
      one[run.inOne + index].isCommon = true;
      other[run.inOther + index].isCommon = true;
    }
  }
}

function longestRun(one, other) {
  let best = { length: shortestRun - 1 };
  let above = new Array(other.length + 1).fill(0);
  one.forEach((word, row) => {
    const lengths = new Array(other.length + 1).fill(0);
    other.forEach((candidate, column) => {
      if (word.isCommon || candidate.isCommon || word.key !== candidate.key) return;
      const length = above[column] + 1;
      lengths[column + 1] = length;
      if (length > best.length) best = { length, inOne: row - length + 1, inOther: column - length + 1 };
    });
    above = lengths;
  });
  return best.length >= shortestRun ? best : null;
}

// Words that carry meaning are common wherever the other text has them too. Small words follow what is around
// them: by themselves they are neither left out nor added.
function markMeaning(one, other) {
  const [inOne, inOther] = [one, other].map((words) => new Set(words.map(({ key }) => key)));
  for (const [words, known] of [[one, inOther], [other, inOne]]) {
    for (const word of words) {
      if (carriesMeaning(word) && known.has(word.key)) word.isCommon = true;
    }
    markSmallWords(words);
  }
}

function markSmallWords(words) {
  const original = words.map(({ isCommon }) => isCommon);
  words.forEach((word, index) => {
    if (carriesMeaning(word)) return;
    const before = words.slice(0, index).findLastIndex(carriesMeaning);
    const after = words.findIndex((other, place) => place > index && carriesMeaning(other));
    const neighbours = [before, after].filter((place) => place >= 0);
    word.isCommon = word.isCommon || neighbours.length === 0 || neighbours.some((place) => original[place]);
  });
}

function joinedPieces(words) {
  const pieces = [];
  for (const { text, isCommon } of words) {
    if (pieces.at(-1)?.isCommon === isCommon) pieces.at(-1).text += text;
    else pieces.push({ text, isCommon });
  }
  return pieces;
}
