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
    // `I` in `I'd`.
    first: apostrophe < 0 ? null : text.slice(0, apostrophe),
  };
}

// The same for words that are spelled alike, by a straight apostrophe or a curly one.
function withStraightApostrophes(word) {
  return word.replaceAll("’", "'");
}

// How much a figure is: `1,250`, `1.5`, `18:10` (its hour). What is no one number, such as a version, counts
// as nothing.
function valueOfFigure(figure) {
  if (figure.includes(":")) return Number(figure.split(":")[0]) || 0;
  if (partsThousands(figure)) return Number(figure.replace(/[,.]/g, ""));
  return Number(figure.replaceAll(",", ".")) || 0;
}

// Whether the marks in a figure part its thousands. A comma does where three figures follow it, and else
// stands for a point; a single point never does.
function partsThousands(figure) {
  return /^\d+(?:[,.]\d{3}){2,}$/.test(figure) || /^\d+,\d{3}$/.test(figure);
}
