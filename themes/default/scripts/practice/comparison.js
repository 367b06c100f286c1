// Script and answer side by side: which words are in both, wherever they stand.
//
// Told in another order is told. So the longest run of words that both have is taken out first, then the next
// one, as long as there is one that says something; then single words that carry meaning.

const shortestRun = 3;
const lettersOfMeaning = 4;
const lettersOfKey = 5;
// Longer texts take too long to compare, and nobody reads them side by side.
const mostWordsCompared = 1500;
const mostLettersCompared = 20_000;

// { script, answer }: lists of { text, isCommon }, which joined are the texts; null where they are too long.
function comparedTexts(script, answer, language) {
  if (Math.max(script.length, answer.length) > mostLettersCompared) return null;
  const [one, other] = [script, answer].map((text) => wordsToCompare(text, language));
  if (Math.max(one.length, other.length) > mostWordsCompared) return null;
  markRuns(one, other);
  markMeaning(one, other);
  return { script: joinedPieces(one), answer: joinedPieces(other) };
}

// Words with what stands behind them, up to the next one. Signs before the first word are an entry, too.
function wordsToCompare(text, language) {
  const words = [];
  for (const { segment, isWordLike } of segmentsOf(text, language)) {
    if (isWordLike) words.push({ text: segment, key: keyOfWord(segment), isCommon: false });
    else if (words.length > 0) words.at(-1).text += segment;
    else words.push({ text: segment, key: "", isCommon: false });
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
  const byLength = [];
  const keep = (run) => (byLength[run.length] ??= []).push(run);
  commonRuns(one, other).forEach(keep);
  for (let length = byLength.length - 1; length >= shortestRun; length -= 1) {
    const runs = byLength[length] ?? [];
    runs.sort((first, second) => first.inOne - second.inOne || first.inOther - second.inOther);
    for (const run of runs) {
      for (const piece of piecesLeft(run, one, other)) {
        if (piece.length === length) markRun(piece, one, other);
        else keep(piece);
      }
    }
  }
}

// Every run that cannot be made longer. `lengths` has, for each word of the other text, how long the run is
// that ends with the word before it; a column more on either side, as runs end behind the last word, too.
function commonRuns(one, other) {
  const runs = [];
  const numbers = new Map(one.filter(({ key }) => key).map(({ key }, index) => [key, index]));
  const inOne = one.map(({ key }) => numbers.get(key) ?? -1);
  const inOther = other.map(({ key }) => numbers.get(key) ?? -2);
  let lengths = new Uint16Array(other.length + 2);
  for (let row = 0; row <= one.length; row += 1) {
    const next = new Uint16Array(other.length + 2);
    for (let column = 0; column <= other.length; column += 1) {
      const length = lengths[column];
      if (row < one.length && inOne[row] === inOther[column]) next[column + 1] = length + 1;
      else if (length >= shortestRun) runs.push({ inOne: row - length, inOther: column - length, length });
    }
    lengths = next;
  }
  return runs;
}

// What of a run no longer one has taken.
function piecesLeft({ inOne, inOther, length }, one, other) {
  const pieces = [];
  let start = 0;
  for (let end = 0; end <= length; end += 1) {
    if (end < length && !one[inOne + end].isCommon && !other[inOther + end].isCommon) continue;
    if (end - start >= shortestRun) {
      pieces.push({ inOne: inOne + start, inOther: inOther + start, length: end - start });
    }
    start = end + 1;
  }
  return pieces;
}

function markRun({ inOne, inOther, length }, one, other) {
  for (let index = 0; index < length; index += 1) {
    one[inOne + index].isCommon = true;
    other[inOther + index].isCommon = true;
  }
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
  const meaningful = words.filter(carriesMeaning);
  let next = 0;
  for (const word of words) {
    if (word === meaningful[next]) {
      next += 1;
      continue;
    }
    const neighbours = meaningful.slice(Math.max(0, next - 1), next + 1);
    word.isCommon ||= neighbours.length === 0 || neighbours.some(({ isCommon }) => isCommon);
  }
}

function joinedPieces(words) {
  const pieces = [];
  for (const { text, isCommon } of words) {
    if (pieces.at(-1)?.isCommon === isCommon) pieces.at(-1).text += text;
    else pieces.push({ text, isCommon });
  }
  return pieces;
}
