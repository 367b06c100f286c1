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
  const pieces = piecesOf(word, stem, suffixes, limits);
  let [nearest, least] = [null, Infinity];
  for (const target of targets) {
    if (target.length < limits.shortestMeant) continue;
    const letters = lettersOf(target);
    for (const piece of pieces) {
      if (isFar(piece, target, letters)) continue;
      const slips = slipsBetween(piece.text, target);
      if (slips > piece.most) continue;
      // Fewer slips count before an earlier piece.
      const distance = slips * pieces.length + piece.place;
      const isNearer = distance < least || (distance === least && target < nearest);
      if (isNearer && onlyAscii.test(target)) [nearest, least] = [target, distance];
    }
  }
  return nearest;
}

// What may be a stem with a slip in it, the stem and the word without each suffix that it has: each with its place
// among them, its letters, and how many slips are mended in it.
function piecesOf(word, stem, suffixes, { shortestMeant, longStem }) {
  const had = suffixes.filter((suffix) => word.endsWith(suffix));
  const parts = had.map((suffix) => word.slice(0, word.length - suffix.length));
  const texts = [stem, ...parts.filter((part) => part.length >= shortestMeant)];
  return texts.map((text, place) => ({ text, place, letters: lettersOf(text), most: text.length >= longStem ? 2 : 1 }));
}

// Whether a piece needs too many slips for a target, as their lengths or their letters say: a slip changes two letters
// at most. Nearly all targets are far, and need no counting.
function isFar({ text, letters, most }, target, lettersOfTarget) {
  if (Math.abs(target.length - text.length) > most) return true;
  return countOfBits(letters ^ lettersOfTarget) > 2 * most;
}

// Which letters a word has, a bit for each.
function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 32);
  return letters;
}

function countOfBits(bits) {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

// How many letters are wrong, missing, too many, or swapped with their neighbour where a word is taken for another.
function slipsBetween(word, other) {
  // How many slips make each beginning of the word of a beginning of the other, of the one before, and of the next.
  let [row, before, following] = [Array.from({ length: word.length + 1 }, (_, length) => length), [], []];
  for (let at = 0; at < other.length; at += 1) {
    following[0] = at + 1;
    for (let j = 0; j < word.length; j += 1) {
      const changed = row[j] + (word[j] === other[at] ? 0 : 1);
      const slips = Math.min(changed, row[j + 1] + 1, following[j] + 1);
      const isSwapped = at > 0 && j > 0 && word[j - 1] === other[at] && word[j] === other[at - 1];
      following[j + 1] = isSwapped ? Math.min(slips, before[j - 1] + 1) : slips;
    }
    [row, before, following] = [following, row, before];
  }
  return row[word.length];
}
