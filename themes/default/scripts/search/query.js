// What somebody typed, as it is understood: slips mended, a half word completed.

const endsInWord = /[\p{Alphabetic}\p{N}]$/u;

// The words and phrases of what somebody typed, as `{typed, keys, isGuessed, isPhrase, direction}`:
// - `keys` is what it may stand for, stems or one phrase; several where the last word is not finished,
// - `isGuessed` says that a slip was mended, or a half word completed,
// - `isPhrase` that it is a phrase or a group of synonyms, whose words are terms of their own,
// - `direction` is what it means, null where that is not known.
function termsOf(text, index) {
  const { reading } = index;
  const words = reading.words(text);
  const isUnfinished = endsInWord.test(text);
  const { stems, guessed, completions } = understood(words, isUnfinished, index);
  const last = words.length - 1;
  return reading.tokens(words, stems).map(({ key, start, end }) => {
    const isCompleted = completions.length > 0 && start === last && end === last + 1;
    const keys = isCompleted ? completions : [key];
    return {
      typed: words.slice(start, end).join(" "),
      keys,
      isGuessed: isCompleted || keys.some((it) => guessed.has(it)),
      isPhrase: end - start > 1 || keys.some(isOfSynonyms),
      direction: meanDirection(keys.map((it) => reading.direction(it)).filter((it) => it !== null)),
    };
  });
}

// Whether the last word may still be typed: it is the end of the text, as it stands there.
function isUnfinished(text, words, { mostWords }) {
  return endsInWord.test(text) && words.length <= mostWords && splitIntoWords(text).at(-1) === words.at(-1);
}

// The stems of words with their slips mended, which of them were, and what the last word may be the beginning
// of where nobody knows it.
function understood(words, isOpen, index) {
  const guessed = new Set();
  let completions = [];
  const stems = words.map((word, at) => {
    const stem = index.reading.stem(word);
    if (index.reading.saysNothing(word) || index.knows(stem)) return stem;
    if (isOpen && at + 1 === words.length) completions = index.completions(word);
    const mended = completions.length > 0 ? null : index.mended(word, stem);
    if (mended !== null) guessed.add(mended);
    return mended ?? stem;
  });
  return { stems, guessed, completions };
}

// The mean of directions; null where there is none.
function meanDirection(directions) {
  if (directions.length === 0) return null;
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
