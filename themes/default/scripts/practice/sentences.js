// Splits a text into sentences. `abbreviations` are the words, in small letters, that end in a full stop and
// go on.

// A mark that may end a sentence. Quotes, brackets and further marks belong to the sentence that they close.
const endOfSentence = /[.!?…。！？][.!?…"”’')\]»」]*/g;

// Where the sentences of a text are, without the blanks around them; none is empty. Line breaks do not end a
// sentence.
function sentenceRanges(text, abbreviations) {
  const ranges = [];
  let start = 0;
  for (const { 0: marks, index } of text.matchAll(endOfSentence)) {
    const end = index + marks.length;
    if (!endsSentence(text.slice(start, index), marks[0], text.slice(end), abbreviations)) continue;
    ranges.push(withoutBlanksAround(text, start, end));
    start = end;
  }
  ranges.push(withoutBlanksAround(text, start, text.length));
  return ranges.filter((range) => range.start < range.end);
}

// The sentences of a text.
function sentencesOf(text, abbreviations) {
  return sentenceRanges(text, abbreviations).map(({ start, end }) => text.slice(start, end));
}

// Whether a mark ends the sentence that it stands in, between what is `before` and what is `after` it.
function endsSentence(before, mark, after, abbreviations) {
  if ("。！？".includes(mark)) return true;
  if (/^\P{White_Space}/u.test(after)) return false;
  const goesOn = /^\p{White_Space}*\p{Lowercase}/u.test(after);
  if (goesOn && ".…".includes(mark)) return false;
  return mark !== "." || !isShortened(lastWordOf(before), abbreviations);
}

function lastWordOf(text) {
  const last = text.split(/\p{White_Space}/u).at(-1);
  return last.replace(/^[^\p{Alphabetic}\p{N}]+/u, "");
}

// Whether a word is an abbreviation or the first letter of a name.
function isShortened(word, abbreviations) {
  const isInitial = /^\p{Uppercase}$/u.test(word) && word !== "I";
  return isInitial || abbreviations.includes(word.toLowerCase());
}

function withoutBlanksAround(text, start, end) {
  const blank = /\p{White_Space}/u;
  while (start < end && blank.test(text[start])) start += 1;
  while (start < end && blank.test(text[end - 1])) end -= 1;
  return { start, end };
}
