// The words of a text, as they are searched for.

// What a letter has above or below it in the scripts of Europe: nobody types it in a hurry.
const accents = /[\u0300-\u036f]/g;

// Words that nothing parts but their quotation marks and the bounds of scripts.
const stretches = /[\p{Alphabetic}\p{N}']+/gu;

// The letters of a stretch in scripts that are written without spaces (Thai, Lao, Kana, Han), or in others.
const unspaced = "\\u0e00-\\u0eff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const unspacedLetter = new RegExp(`[${unspaced}]`, "u");
const runsOfScripts = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, "gu");

// The words of a text in small letters, without accents and without the `'s` of the genitive. A script that
// is written without spaces yields pairs of neighbouring letters: most of its words have two.
function splitIntoWords(text) {
  const plain = lowered(text.normalize("NFD").replace(accents, "").normalize("NFC"));
  const found = plain.match(stretches) ?? [];
  return found.flatMap(unspacedLetter.test(plain) ? wordsOfStretch : plainWord);
}

// Small letters, each by itself: a sigma is the same at the end of a word.
function lowered(text) {
  return text.replaceAll("Σ", "σ").toLowerCase().replaceAll("’", "'");
}

function wordsOfStretch(stretch) {
  return stretch.match(runsOfScripts).flatMap(wordsOfRun);
}

function wordsOfRun(run) {
  const letters = unspacedLetter.test(run) ? Array.from(run) : [];
  return letters.length > 1 ? pairsOf(letters) : plainWord(run);
}

function pairsOf(letters) {
  return letters.slice(1).map((letter, at) => letters[at] + letter);
}

// A word without the quotation marks around it and the `'s` behind it; none where nothing is left.
function plainWord(written) {
  let [start, end] = [0, written.length];
  while (start < end && written[start] === "'") start += 1;
  while (end > start && written[end - 1] === "'") end -= 1;
  const word = written.slice(start, end);
  if (word.endsWith("'s")) return [word.slice(0, -2)];
  return word === "" ? [] : [word];
}
