// How texts are read: by what is known of the language, and by the author's synonyms.

// Whether a key is a single word, neither a phrase nor a group of synonyms.
function isWord(key) {
  return !key.includes(joint) && !isOfSynonyms(key);
}

class Reading {
  constructor({ english, lettersOfStem, limits, synonyms }) {
    // Null in other languages: there, words are all that two texts can share.
    this.english = english && new English(english, limits);
    this.lettersOfStem = lettersOfStem;
    this.synonyms = new Synonyms(synonyms);
    this.dimensions = this.english ? this.english.table.dimensions : 0;
  }

  // The words that are searched for.
  words(text) {
    return this.english ? this.english.words(text) : splitIntoWords(text);
  }

  // The form that the inflections of a word share; in other languages its first letters.
  stem(word) {
    if (this.english) return this.english.stem(word);
    return Array.from(word).slice(0, this.lettersOfStem).join("");
  }

  // Whether a word says nothing of what is asked.
  saysNothing(word) {
    return this.english !== null && this.english.saysNothing(word);
  }

  // The tokens of words, each once: at each word the longest phrase that begins there, its synonyms, and the
  // word itself unless it says nothing. A token consists of the words from `start` to before `end`.
  tokens(words, stems) {
    const tokens = new Map();
    const add = (key, start, length) => {
      if (!tokens.has(key)) tokens.set(key, { key, start, end: start + length });
    };
    words.forEach((word, at) => {
      const length = this.lengthOfPhraseAt(stems, at);
      if (length > 0) add(stems.slice(at, at + length).join(joint), at, length);
      for (const said of this.synonyms.at(stems, at)) add(said.key, at, said.length);
      if (!this.saysNothing(word)) add(stems[at], at, 1);
    });
    return Array.from(tokens.values());
  }

  lengthOfPhraseAt(stems, at) {
    if (this.english === null) return 0;
    const { table } = this.english;
    const longest = Math.min(table.longestPhraseFrom(stems[at]), stems.length - at);
    for (let length = longest; length > 1; length -= 1) {
      if (table.has(stems.slice(at, at + length).join(joint))) return length;
    }
    return 0;
  }

  // The keys of the tokens of a text, each once.
  keys(text) {
    const words = this.words(text);
    const stems = words.map((word) => this.stem(word));
    return this.tokens(words, stems).map((token) => token.key);
  }

  // What a token means; null where that is not known.
  direction(key) {
    return this.synonyms.direction(key) ?? (this.english ? this.english.table.direction(key) : null);
  }
}
