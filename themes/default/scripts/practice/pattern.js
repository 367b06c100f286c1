// Patterns as a language's data has them, read into what they say word by word.
//
// A pattern is a small regular expression over words: `(a|b)`, `(maybe )?`, `word\w*`, `\w+`, `[ae]`, and
// `{name}` for a set of words. Whatever else an expression may have is refused. It is read into a tree of
// - a text: one word, or a part of one with `*` for the rest,
// - `{sequence: [...]}`: one after the other,
// - `{either: [...]}`: one of them,
// - `{repeat, least, most}`: so many times; `most` may be infinite.

// What says how often the letter or the group before it may stand there.
const patternCounts = "?*+{";

// What is no letter of a word.
const patternSigns = " |()[\\.^$}" + patternCounts;

// Where there is no end, so many times the same letters are enough.
const mostLettersRepeated = 3;

// Reads a pattern; `sets` are the sets of words that it may name.
function patternOf(written, sets) {
  try {
    const reader = new PatternReader(withSets(written, sets));
    const pattern = reader.alternatives();
    if (reader.next !== undefined) throw new Error(`"${reader.next}" is too much`);
    refuseFaults(pattern);
    return pattern;
  } catch (error) {
    throw new Error(`${error.message} in "${written}"`);
  }
}

// Throws an error where a pattern would never be found as it is meant, or only slowly.
function refuseFaults(pattern) {
  if (typeof pattern === "string") {
    refuseFaultsOfWord(pattern);
    return;
  }
  // Each word of a text could be the first of as many as there are.
  if (pattern.repeat === "*" && pattern.most === Infinity) {
    throw new Error("any word may stand there without an end");
  }
  (pattern.sequence ?? pattern.either ?? [pattern.repeat]).forEach(refuseFaults);
}

// In a text `I'd` is one word, and `e-mail` is three.
function refuseFaultsOfWord(word) {
  const [first, ...more] = word.split("*");
  if (first.startsWith("'")) throw new Error("a word begins with an apostrophe");
  if (more.length > 1) throw new Error("two pieces of a word are not given");
  if (more.length > 0 && /[^\p{Alphabetic}'*]/u.test(word)) {
    throw new Error("a sign is in a word that is not given whole");
  }
}

// A pattern with the words of the sets that it names; sets may name others.
function withSets(pattern, sets) {
  return pattern.replace(/\{([^{}]*)\}/g, (braces, name) =>
    Object.hasOwn(sets, name) ? `(${withSets(sets[name], sets)})` : braces,
  );
}

class PatternReader {
  constructor(text) {
    this.letters = Array.from(text);
    this.at = 0;
  }

  // The letter that comes next; nothing at the end.
  get next() {
    return this.letters[this.at];
  }

  get isWordOver() {
    return this.next === undefined || " |)".includes(this.next);
  }

  take() {
    this.at += 1;
    return this.letters[this.at - 1];
  }

  takeIf(letter) {
    const isNext = this.next === letter;
    if (isNext) this.at += 1;
    return isNext;
  }

  alternatives() {
    const all = [this.sequence()];
    while (this.takeIf("|")) all.push(this.sequence());
    return all.length === 1 ? all[0] : { either: all };
  }

  sequence() {
    const words = [];
    for (;;) {
      // Whether there is a blank decides nothing: words are told apart anyway.
      if (this.takeIf(" ")) this.takeIf("?");
      else if (this.isWordOver) return words.length === 1 ? words[0] : { sequence: words };
      else words.push(this.word());
    }
  }

  // Everything up to the next blank: a group of words, or one word in all its spellings.
  word() {
    let spellings = [""];
    for (let isOpen = false; !this.isWordOver; isOpen = true) {
      if (this.next === "(") {
        const isOfWords = this.isGroupOfWords();
        if (isOpen && isOfWords) break;
        const group = this.group();
        const times = this.times();
        if (isOfWords || (!isOpen && this.isWordOver)) return repeatedPattern(group, times);
        spellings = joinedSpellings(spellings, repeatedSpellings(spellingsOf(group), times));
      } else {
        spellings = joinedSpellings(spellings, this.piece());
      }
    }
    const words = spellings.filter((word) => word !== "");
    return words.length === 1 ? words[0] : { either: words };
  }

  // The spellings of a piece of a word that is no group.
  piece() {
    if (this.takeIf("[")) return repeatedSpellings(this.letterClass(), this.times());
    if (this.takeIf("\\")) return this.escaped();
    if (patternSigns.includes(this.next)) throw new Error(`"${this.next}" is not known there`);
    return this.plainLetters();
  }

  // What stands behind a backslash.
  escaped() {
    const letter = this.take();
    if (letter === "w") {
      this.times();
      return ["*"];
    }
    if (letter === "b") return [""];
    if (letter === undefined || letterOrFigure.test(letter)) throw new Error(`"\\${letter}" is not known`);
    return repeatedSpellings([letter], this.times());
  }

  // Letters that stand for themselves, as many as there are; one that may be left out or repeated is a piece
  // of its own.
  plainLetters() {
    let plain = "";
    while (this.next !== undefined && !patternSigns.includes(this.next)) {
      const after = this.letters[this.at + 1];
      if (after !== undefined && patternCounts.includes(after)) {
        if (plain !== "") break;
        return repeatedSpellings([this.take()], this.times());
      }
      plain += this.take();
    }
    return [plain];
  }

  // What is in brackets.
  group() {
    this.take();
    if (this.takeIf("?")) this.takeIf(":");
    const group = this.alternatives();
    if (!this.takeIf(")")) throw new Error("a bracket is not closed");
    return group;
  }

  // The letters in square brackets that are open already.
  letterClass() {
    const letters = [];
    while (!this.takeIf("]")) {
      if (this.next === undefined) throw new Error("a square bracket is not closed");
      letters.push(this.take());
    }
    return letters;
  }

  // How often what is before may stand there.
  times() {
    if (this.takeIf("?")) return { least: 0, most: 1 };
    if (this.takeIf("*")) return { least: 0, most: Infinity };
    if (this.takeIf("+")) return { least: 1, most: Infinity };
    return this.takeIf("{") ? this.limits() : { least: 1, most: 1 };
  }

  // The limits in braces that are open already: `0,3}`.
  limits() {
    let limits = "";
    while (this.next !== undefined && !this.takeIf("}")) limits += this.take();
    // Starling itself takes a plus for the sign of a number.
    const numbers = /^\+?(\d+),\+?(\d+)$/.exec(limits);
    if (!numbers) throw new Error(`"{${limits}}" is not known`);
    return { least: Number(numbers[1]), most: Number(numbers[2]) };
  }

  // Whether the group that opens here has a blank in it.
  isGroupOfWords() {
    let depth = 0;
    for (let at = this.at; at < this.letters.length; at += 1) {
      const letter = this.letters[at];
      if (letter === " ") return true;
      if (letter === "(") depth += 1;
      if (letter === ")") depth -= 1;
      if (depth === 0) return false;
    }
    return false;
  }
}

function repeatedPattern(pattern, { least, most }) {
  return least === 1 && most === 1 ? pattern : { repeat: pattern, least, most };
}

// The spellings of a group that is a part of a word, so that it has one word in each of its alternatives.
function spellingsOf(pattern) {
  if (typeof pattern === "string") return [pattern];
  if (pattern.either) return pattern.either.flatMap(spellingsOf);
  if (pattern.sequence) return pattern.sequence.length > 0 ? spellingsOf(pattern.sequence[0]) : [""];
  return spellingsOf(pattern.repeat);
}

// So often the same letters.
function repeatedSpellings(spellings, { least, most }) {
  const all = [];
  let now = [""];
  for (let times = 0; times <= (most === Infinity ? mostLettersRepeated : most); times += 1) {
    if (times > 0) now = joinedSpellings(now, spellings);
    if (times >= least) all.push(...now);
  }
  return all;
}

function joinedSpellings(before, after) {
  return before.flatMap((start) => after.map((end) => start + end));
}
