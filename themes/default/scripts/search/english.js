// What is known of English: what the words mean, and which of them say nothing of what is asked.

class English {
  constructor(written, limits) {
    const pairs = linesOf(written.spellings).map((line) => line.split(" = "));
    this.spellings = new Map(pairs.map(([short, full]) => [short, splitIntoWords(full)]));
    this.stopWords = new Set(linesOf(written.stopWords));
    const phrases = (text) => linesOf(text).map((line) => this.inFull(line));
    this.fillers = new Phrases(phrases(written.fillers));
    this.openings = new Phrases(phrases(written.openings));
    this.endings = new Phrases(phrases(written.endings).map((phrase) => phrase.reverse()));
    this.suffixes = linesOf(written.suffixes);
    this.table = new WordTable(written.table);
    this.known = new KnownWords(written.known);
    this.fewestWordsLeft = limits.fewestWordsLeft;
    // The stems of words that were read: questions repeat most of their words.
    this.stems = new Map();
  }

  // The form that the inflections of a word share.
  stem(word) {
    if (!this.stems.has(word)) this.stems.set(word, stemOfEnglish(word));
    return this.stems.get(word);
  }

  // Whether a word says nothing of what a question is about.
  saysNothing(word) {
    return this.stopWords.has(word);
  }

  // Whether a stem means something, or is that of a word at all.
  knows(stem) {
    return this.table.has(stem) || this.known.has(stem);
  }

  // The words of a text in full, without fillers and without what only frames a question.
  words(text) {
    const words = this.withoutFillers(this.inFull(text));
    const start = lengthOfAll(this.openings, words);
    const end = lengthOfAll(this.endings, words.slice(start).reverse());
    const left = words.slice(start, words.length - end);
    return left.length < this.fewestWordsLeft ? words : left;
  }

  inFull(text) {
    return splitIntoWords(text).flatMap((word) => this.spellings.get(word) ?? word);
  }

  withoutFillers(words) {
    const kept = [];
    let at = 0;
    while (at < words.length) {
      const length = this.fillers.longestAt(words, at);
      if (length === 0) kept.push(words[at]);
      at += Math.max(length, 1);
    }
    return kept;
  }
}

// Phrases of several words.
class Phrases {
  constructor(phrases) {
    this.phrases = new Set(phrases.map((phrase) => phrase.join(" ")));
    this.firstWords = new Set(phrases.map((phrase) => phrase[0]));
    this.longest = Math.max(0, ...phrases.map((phrase) => phrase.length));
  }

  // How many words the longest phrase has that stands at a place; 0 where none does.
  longestAt(words, at) {
    if (!this.firstWords.has(words[at])) return 0;
    let length = Math.min(this.longest, words.length - at);
    while (length > 0 && !this.phrases.has(words.slice(at, at + length).join(" "))) length -= 1;
    return length;
  }
}

// How many words the phrases have with which the words begin, one behind the other.
function lengthOfAll(phrases, words) {
  let end = 0;
  let length = phrases.longestAt(words, end);
  while (length > 0) {
    end += length;
    length = phrases.longestAt(words, end);
  }
  return end;
}

function linesOf(text) {
  return text.split("\n").filter((line) => line !== "");
}
