// Splits a text into sentences. Of a lexicon they need the abbreviations: words that end in a full stop and
// go on.

// A mark that may end a sentence. Quotes, brackets and further marks belong to the sentence that they close.
const endOfSentence = /[.!?…。！？][.!?…"”’')\]»」]*/g;

// What is between words; a letter of it is one unit of a string.
const blank = /\p{White_Space}/u;

// Where the sentences of a text are, without the blanks around them; none is empty. Line breaks do not end a
// sentence.
function sentenceRanges(text, lexicon) {
  const ranges = [];
  let start = 0;
  for (const { 0: marks, index } of text.matchAll(endOfSentence)) {
    const end = index + marks.length;
    const lastWord = () => lastWordBetween(text, start, index);
    if (!endsSentence(lastWord, marks[0], text.slice(end), lexicon)) continue;
    ranges.push(withoutBlanksAround(text, start, end));
    start = end;
  }
  ranges.push(withoutBlanksAround(text, start, text.length));
  return ranges.filter((range) => range.start < range.end);
}

// Whether a mark ends the sentence that it stands in, between the last word before it and what is `after` it.
function endsSentence(lastWord, mark, after, lexicon) {
  if ("。！？".includes(mark)) return true;
  if (/^\P{White_Space}/u.test(after)) return false;
  const goesOn = /^\p{White_Space}*\p{Lowercase}/u.test(after);
  if (goesOn && ".…".includes(mark)) return false;
  return mark !== "." || !isShortened(lastWord(), after, lexicon);
}

function lastWordBetween(text, start, end) {
  let at = end;
  while (at > start && !blank.test(text[at - 1])) at -= 1;
  return text.slice(at, end).replace(/^[^\p{Alphabetic}\p{N}]+/u, "");
}

// Whether a word is an abbreviation or the first letter of a name. Some are abbreviations only where a figure
// follows: `no. 5`.
function isShortened(word, after, { abbreviations, abbreviationsOfFigures }) {
  const isInitial = /^\p{Uppercase}$/u.test(word) && word !== "I";
  // As Starling itself compares them: whatever is not plain Latin has to be spelled alike.
  const small = word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const isOfFigure = abbreviationsOfFigures.has(small) && /^\p{White_Space}*\d/u.test(after);
  return isInitial || isOfFigure || abbreviations.has(small);
}

function withoutBlanksAround(text, start, end) {
  while (start < end && blank.test(text[start])) start += 1;
  while (start < end && blank.test(text[end - 1])) end -= 1;
  return { start, end };
}
