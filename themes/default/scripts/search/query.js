// What somebody typed, as it is understood: slips mended, a half word completed.

const endsInWord = /[\p{Alphabetic}\p{N}]$/u;

// The words and phrases of what somebody typed, as `{typed, keys, isPhrase, direction}`:
// - `keys` is what it may stand for, stems or one phrase; several where the last word is not finished,
// - `isPhrase` says that it is a phrase or a group of synonyms, whose words are terms of their own,
// - `direction` is what it means, null where that is not known.
function termsOf(text, index) {
  const { reading } = index;
  const all = reading.words(text);
  const words = all.slice(0, index.limits.mostWords);
  const { stems, completions } = understood(words, isUnfinished(text, all, index.limits), index);
  const last = words.length - 1;
  return reading.tokens(words, stems).map(({ key, start, end }) => {
    const isCompleted = completions.length > 0 && start === last && end === last + 1;
    const keys = isCompleted ? completions : [key];
    return {
      typed: words.slice(start, end).join(" "),
      keys,
      isPhrase: end - start > 1 || keys.some(isOfSynonyms),
      direction: meanDirection(keys.map((it) => reading.direction(it)).filter((it) => it !== null)),
    };
  });
}

// Whether the last word may still be typed: it is the end of the text, as it stands there.
function isUnfinished(text, words, { mostWords }) {
  return endsInWord.test(text) && words.length <= mostWords && splitIntoWords(text).at(-1) === words.at(-1);
}

// The stems of words with their slips mended, and what the last word may be the beginning of where nobody knows it.
function understood(words, isOpen, index) {
  let completions = [];
  const stems = words.map((word, at) => {
    const stem = index.reading.stem(word);
    if (index.reading.saysNothing(word) || index.knows(stem)) return stem;
    if (isOpen && at + 1 === words.length) completions = index.completions(word);
    return completions.length > 0 ? stem : index.mended(word, stem) ?? stem;
  });
  return { stems, completions };
}

// The mean of directions; null where there is none.
function meanDirection(directions) {
  if (directions.length <= 1) return directions[0] ?? null;
  const sum = new Float64Array(directions[0].length);
  for (const direction of directions) addDirection(sum, direction);
  const share = 1 / directions.length;
  return sum.map((number) => number * share);
}

// What all terms mean together: a direction of the length 1, or nowhere.
function directionOf(terms, dimensions) {
  const sum = new Float64Array(dimensions);
  for (const { direction } of terms) {
    if (direction !== null) addDirection(sum, direction);
  }
  return unitOf(sum);
}
