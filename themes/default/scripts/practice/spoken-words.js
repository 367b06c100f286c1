// Counts words as they are spoken.
//
// The count is for English, and near enough elsewhere: a hyphenated word is one; figures count as they are
// read out (`40%` is "forty per cent", two; `2025` is "twenty twenty-five", two; `1,250` is "one thousand two
// hundred fifty", five); a sign that is spoken counts; dashes and slashes part words. In scripts that are
// written without blanks between words, letters are counted: as many as are spoken in the time of a word.

// A letter of Thai, Lao, Hiragana, Katakana or Han, which have no blanks between words.
const unspacedLetter = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/u;

// How many words a text has when it is said out loud; `speaking` is the pace, words and letters a minute.
function spokenWords(text, speaking) {
  const words = text.split(/[\p{White_Space}—–/…]/u);
  return words.reduce((sum, word) => sum + spokenWordsOfOne(word, speaking), 0);
}

function spokenWordsOfOne(word, { wordsPerMinute, charactersPerMinute }) {
  const unspaced = Array.from(word).filter((letter) => unspacedLetter.test(letter)).length;
  if (unspaced > 0) return Math.ceil((unspaced * wordsPerMinute) / Math.max(charactersPerMinute, 1));
  if (/\d/.test(word)) return spokenWordsWithFigures(word);
  return letterOrFigure.test(word) || /[&+=%@~≈×]/.test(word) ? 1 : 0;
}

// The words of what has figures in it, such as `$1.2M`, `3x`, `90-second` or `4th`.
function spokenWordsWithFigures(word) {
  const pieces = word.match(/\d+(?:[,.]\d+)*|\p{Alphabetic}[\p{Alphabetic}'’]*|./gsu);
  let words = 0;
  let isAfterFigure = false;
  for (const piece of pieces) {
    const isFigure = /^\d/.test(piece);
    const isEnding = isAfterFigure && /^(?:st|nd|rd|th|s)$/.test(piece);
    if (isFigure) words += spokenWordsOfFigure(piece);
    else if (/^\p{Alphabetic}/u.test(piece)) words += isEnding ? 0 : 1;
    else words += spokenWordsOfSign(piece);
    isAfterFigure = isFigure;
  }
  return words;
}

function spokenWordsOfSign(sign) {
  // "Less than", "at most".
  if ("<>≤≥".includes(sign)) return 2;
  return "%‰$€£¥°~≈+±×#&=@".includes(sign) ? 1 : 0;
}

// Decimals are read out figure by figure behind the point, and so is what is too long for anything else.
function spokenWordsOfFigure(figure) {
  const point = figure.indexOf(".");
  const whole = point < 0 ? figure : figure.slice(0, point);
  const decimals = figure.length - whole.length;
  const digits = whole.replaceAll(",", "");
  if (digits.length > 12) return digits.length + decimals;
  const number = Number(digits);
  return (isReadAsYear(whole, number) ? spokenWordsOfYear(number) : spokenWordsOfNumber(number)) + decimals;
}

// Four figures in the range of years are read in pairs, whatever they count.
function isReadAsYear(figure, number) {
  return figure.length === 4 && number >= 1100 && number < 2100;
}

// Nineteen oh five, two thousand one; but nineteen hundred, two thousand, nineteen ninety-five.
function spokenWordsOfYear(year) {
  const ending = year % 100;
  return ending >= 1 && ending < 10 ? 3 : 2;
}

// Three figures after the other, each group with its "hundred" and, but for the last, its "thousand".
function spokenWordsOfNumber(number) {
  if (number === 0) return 1;
  let words = 0;
  for (let rest = number; rest > 0; rest = Math.floor(rest / 1000)) {
    const group = rest % 1000;
    if (group >= 100) words += 2;
    if (group % 100 > 0) words += 1;
    if (group > 0 && rest !== number) words += 1;
  }
  return words;
}
