// What two texts may have in common: the beginnings of their words, and their numbers.
//
// Words are compared by their first letters, so that `released` meets `release`; words under four bytes
// are left out (a short word of another script than the Latin one has more bytes, and says as much as a long
// one). Numbers meet in any spelling. In scripts without blanks between words, pairs of letters are compared.

// The words of an utterance that are compared, its pairs of letters, and its numbers.
function stemsOf(utterance, lexicon) {
  const words = utterance.lowered.match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];
  const compared = words.filter((word) => bytesOf(word) > 3 && !/^\d/.test(word));
  const numbers = numbersOf(utterance, lexicon.numbers).filter((number) => number.amount > 1);
  return [
    ...compared.map((word) => Array.from(word).slice(0, lexicon.limits.lettersOfStem).join("")),
    ...words.flatMap(pairsOfUnspaced),
    ...numbers.map((number) => `=${writtenInFull(number.amount)}`),
  ];
}

// The pairs of neighbouring letters of a script without blanks: most of its words have two.
function pairsOfUnspaced(word) {
  const letters = Array.from(word);
  const isUnspacedAt = (index) => index < letters.length && unspacedLetter.test(letters[index]);
  const pairs = letters.map((letter, index) => letter + letters[index + 1]);
  return pairs.filter((_, index) => isUnspacedAt(index) && isUnspacedAt(index + 1));
}

// A number above one without an exponent, as Starling itself writes it.
function writtenInFull(value) {
  if (value === Infinity) return "inf";
  const [digits, exponent = ""] = String(value).split("e+");
  const [whole, decimals = ""] = digits.split(".");
  if (exponent !== "") return whole + decimals.padEnd(Number(exponent), "0");
  // Of two forms that are as near, `String` has the even one and `toFixed` the larger one, as Starling has.
  return decimals === "" ? whole : value.toFixed(decimals.length);
}
