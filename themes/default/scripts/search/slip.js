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
    if (target.length < limits.shortestMeant || !onlyAscii.test(target)) continue;
    counters.forEach((counter, piece) => {
      // Fewer slips count before an earlier piece.
      const distance = counter.slips(target) * counters.length + piece;
      const isNearer = distance < least || (distance === least && nearest !== null && target < nearest);
      if (isNearer) [nearest, least] = [target, distance];
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
// for another of nearly the same length.
class SlipCounter {
  constructor(word, { longStem }) {
    this.word = word;
    this.most = word.length >= longStem ? 2 : 1;
    // The rows of the table of distances: for a letter of the word and the two letters before it.
    this.rows = [0, 1, 2].map(() => new Uint16Array(word.length + 4));
  }

  // How many slips make the one word of the other; Infinity for too many.
  slips(other) {
    const { word, most } = this;
    if (Math.abs(other.length - word.length) > most) return Infinity;
    let [before, row, following] = this.rows;
    for (let j = 0; j <= other.length; j += 1) row[j] = j;
    for (let i = 0; i < word.length; i += 1) {
      following[0] = i + 1;
      let fewest = i + 1;
      for (let j = 0; j < other.length; j += 1) {
        const isSame = word[i] === other[j];
        let slips = Math.min(row[j] + (isSame ? 0 : 1), row[j + 1] + 1, following[j] + 1);
        if (i > 0 && j > 0 && word[i] === other[j - 1] && word[i - 1] === other[j]) {
          slips = Math.min(slips, before[j - 1] + 1);
        }
        following[j + 1] = slips;
        fewest = Math.min(fewest, slips);
      }
      if (fewest > most) return Infinity;
      [before, row, following] = [row, following, before];
    }
    return row[other.length] <= most ? row[other.length] : Infinity;
  }
}
