// What a language says: its numbers, its phrases, the words that everybody knows.

// What one language says, out of the data that the page has of it; null where it has none. Of a language that
// is not known none of the lists finds anything, and numbers are read in figures only. `limits` say from where
// on something is worth a word; they are Starling's own.
function lexiconOf(language, limits) {
  const { common = [], numbers = {}, sets = {}, phrases = null } = language ?? {};
  return {
    isKnown: common.length > 0,
    common: new Set(common.map(withStraightApostrophes)),
    numbers: numberWordsOf(numbers, sets),
    phrases: phraseListsOf(phrases, sets),
    // Words that end in a full stop and go on; the latter only where a figure follows.
    abbreviations: new Set(language?.abbreviations),
    abbreviationsOfFigures: new Set(language?.abbreviations_of_figures),
    limits,
  };
}

// The same for what is said in a language that is not known.
function silentLexicon({ abbreviations, abbreviationsOfFigures, limits }) {
  return { ...lexiconOf(null, limits), abbreviations, abbreviationsOfFigures };
}

// The lists of phrases by their names. Each is made ready when it is asked for: all of them take a while.
function phraseListsOf(written, sets) {
  const nothing = { phrases: [] };
  return new Proxy(new Map(), {
    get(ready, name) {
      if (!ready.has(name)) ready.set(name, phrasesOf(written ? written[name] : nothing, sets));
      return ready.get(name);
    },
  });
}

// Whether utterances are in the language, by its most common words.
function isSpokenIn(lexicon, utterances) {
  const tokens = utterances.flatMap((utterance) => utterance.tokens);
  const words = tokens.filter((token) => token.isWord).length;
  const common = tokens.filter((token) => lexicon.common.has(token.text)).length;
  return words > 0 && common * 100 >= words * lexicon.limits.leastCommonWords;
}
