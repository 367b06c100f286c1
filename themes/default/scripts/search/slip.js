// Typing slips: a word that nobody knows is taken for the nearest one that is known.

const onlyPlainLetters = /^[a-z]+$/;
const onlyAscii = /^[\0-\x7f]+$/;

// Whether a word is long and plain enough to be a slip of another.
function isMendable(word, { shortestSlip }) {
  return word.length >= shortestSlip && onlyPlainLetters.test(word);
}

// The nearest of the targets to a word that nobody knows; of several, that of the stem before that of a piece, and
// the first by name; null where none is near. A slip in the first letter is rare, so a target begins with the letter
// of the word.
function nearestOf(targets, { word, stem, suffixes }, limits) {
  const counters = piecesOf(word, stem, suffixes, limits).map((piece) => new SlipCounter(piece, limits));
  let [nearest, least] = [null, Infinity];
  for (const target of targets) {
    if (target.length < limits.shortestMeant) continue;
    counters.forEach((counter, piece) => {
      // Fewer slips count before an earlier piece.
      const distance = counter.slips(target) * counters.length + piece;
      const isNearer = distance < least || (distance === least && nearest !== null && target < nearest);
      if (isNearer && onlyAscii.test(target)) [nearest, least] = [target, distance];
    });
  }
  return nearest;
}

// What may be a stem with a slip in it: the stem, and the word without each suffix that it has.
function piecesOf(word, stem, suffixes, { shortestMeant }) {
  const had = suffixes.filter((suffix) => word.endsWith(suffix));
  const pieces = had.map((suffix) => word.slice(0, word.length - suffix.length));
  return [stem, ...pieces.filter((piece) => piece.length >= shortestMeant)];
}

// Counts how many letters are wrong, missing, too many, or swapped with their neighbour where a word is taken
// for another of nearly the same length. Others come in the order of their letters: what was counted for a beginning
// is kept for the next that begins the same.
class SlipCounter {
  constructor(word, { longStem }) {
    this.word = word;
    this.most = word.length >= longStem ? 2 : 1;
    // How many slips make each beginning of the word of each beginning of `other` that was counted.
    this.rows = [Uint16Array.from({ length: word.length + 1 }, (_, length) => length)];
    this.other = "";
    this.counted = 0;
    // Whether the longest beginning that was counted has too many already.
    this.isFar = false;
  }

  // How many slips make the one word of the other; Infinity for too many.
  slips(other) {
    const { word, most } = this;
    if (Math.abs(other.length - word.length) > most) return Infinity;
    let at = 0;
    while (at < this.counted && other.charCodeAt(at) === this.other.charCodeAt(at)) at += 1;
    if (at === this.counted && this.isFar) return Infinity;
    this.other = other;
    this.isFar = false;
    for (; at < other.length && !this.isFar; at += 1) this.isFar = this.countTo(at) > most;
    this.counted = at;
    const slips = this.rows[at][word.length];
    return this.isFar || slips > most ? Infinity : slips;
  }

  // Counts for the beginning that ends with a letter; the fewest slips there.
  countTo(at) {
    const { word, other, rows } = this;
    const [before, row] = [rows[at - 1], rows[at]];
    rows[at + 1] ??= new Uint16Array(row.length);
    const following = rows[at + 1];
    const [letter, letterBefore] = [other.charCodeAt(at), other.charCodeAt(at - 1)];
    following[0] = at + 1;
    let fewest = at + 1;
    for (let j = 0; j < word.length; j += 1) {
      const isSame = word.charCodeAt(j) === letter;
      let slips = Math.min(row[j] + (isSame ? 0 : 1), row[j + 1] + 1, following[j] + 1);
      if (at > 0 && j > 0 && word.charCodeAt(j - 1) === letter && word.charCodeAt(j) === letterBefore) {
        slips = Math.min(slips, before[j - 1] + 1);
      }
      following[j + 1] = slips;
      fewest = Math.min(fewest, slips);
    }
    return fewest;
  }
}
