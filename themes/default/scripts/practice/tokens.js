// The words, figures and signs of a text, one by one.

// What a word or a figure has in it, in any script.
const letterOrFigure = /[\p{Alphabetic}\p{N}]/u;

// A figure, a word with the apostrophes between its letters, or one sign. A hyphen stands alone.
const anyToken = /\d+(?:[,.:]\d+)*|\p{Alphabetic}(?:[\p{Alphabetic}'’]*\p{Alphabetic})?|\P{White_Space}/gu;

// The tokens of a text in small letters, without its blanks.
function tokensOf(text) {
  return Array.from(text.matchAll(anyToken), (found) => tokenAt(found.index, found[0]));
}

function tokenAt(start, written) {
  const text = withStraightApostrophes(written);
  const apostrophe = text.indexOf("'");
  return {
    start,
    end: start + written.length,
    text,
    value: /^\d/.test(text) ? valueOfFigure(text) : null,
    isWord: /^\p{Alphabetic}/u.test(text),
    first: isParted(text, apostrophe) ? text.slice(0, apostrophe) : null,
  };
}

// Whether what stands in front of an apostrophe is a word by itself: `I` in `I'd`. The rest of `not` is what
// follows it in `won't`; there the word in front of it is none, or another one.
function isParted(word, apostrophe) {
  return apostrophe >= 0 && word.slice(apostrophe + 1) !== "t";
}

// The same for words that are spelled alike, by a straight apostrophe or a curly one.
function withStraightApostrophes(word) {
  return word.replaceAll("’", "'");
}

// How much a figure is: `1,250`, `1.5`, `18:10` (its hour); null where it is no one number, such as a version
// or a date.
function valueOfFigure(figure) {
  const value = Number(figure.includes(":") ? figure.split(":")[0] : withPointOnly(figure));
  return Number.isNaN(value) ? null : value;
}

// A figure without marks between its thousands, and with a point before its decimals. Where it has commas and
// points, the last mark is the point: `1,250.50`.
function withPointOnly(figure) {
  const [comma, point] = [figure.lastIndexOf(","), figure.lastIndexOf(".")];
  if (comma >= 0 && point > comma) return figure.replaceAll(",", "");
  if (point >= 0 && comma > point) return figure.replaceAll(".", "").replaceAll(",", ".");
  return partsThousands(figure) ? figure.replace(/[,.]/g, "") : figure.replaceAll(",", ".");
}

// Whether the marks in a figure, all of one kind, part its thousands. A comma does where three figures follow
// it, and else stands for a point; a single point never does.
function partsThousands(figure) {
  return /^\d+(?:[,.]\d{3}){2,}$/.test(figure) || /^\d+,\d{3}$/.test(figure);
}
