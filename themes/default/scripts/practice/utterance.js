// A paragraph as somebody says it, ready to be searched. A range is `{start, end}`, counted as JavaScript
// counts the letters of a string.

function utteranceOf(text) {
  const lowered = text.replace(/\p{Changes_When_Lowercased}/gu, smallForm);
  return { text, lowered, tokens: tokensOf(lowered), quotations: quotationsIn(text) };
}

// The small form of a letter where it takes as many bytes: so every letter stays at its place, and Starling
// itself, which counts bytes, finds the same.
function smallForm(letter) {
  const small = letter.toLowerCase();
  return bytesOf(small) === bytesOf(letter) ? small : letter;
}

const utf8Encoder = new TextEncoder();

// How many bytes a text takes in UTF-8.
function bytesOf(text) {
  return utf8Encoder.encode(text).length;
}

// What is in double quotes: others are quoted there.
function quotationsIn(text) {
  const marks = Array.from(text.matchAll(/["“”„«»]/g), (mark) => mark.index);
  const quotations = [];
  for (let pair = 0; pair + 1 < marks.length; pair += 2) {
    const quotation = { start: marks[pair] + 1, end: marks[pair + 1] };
    if (!isWholeText(quotation, text)) quotations.push(quotation);
  }
  return quotations;
}

// A text that is quoted as a whole is its teller's own.
function isWholeText(quotation, text) {
  const before = text.slice(0, quotation.start - 1);
  const after = text.slice(quotation.end + 1);
  return !/\P{White_Space}/u.test(before) && !letterOrFigure.test(after);
}

// Whether the words in a range are somebody else's.
function isQuoted(utterance, range) {
  return utterance.quotations.some((it) => it.start <= range.start && range.end <= it.end);
}

// The range of the sentence that the place `at` is in.
function sentenceAt(utterance, at, lexicon) {
  const sentences = sentenceRanges(utterance.text, lexicon);
  return sentences.find((sentence) => at < sentence.end) ?? { start: 0, end: utterance.text.length };
}
