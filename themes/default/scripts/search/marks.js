// Marks in a text the words that were typed, whatever form they have there.

function withMarks(index, typed, text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}'’]+/gu)) {
    if (!isTyped(index, typed, match[0])) continue;
    pieces.push(text.slice(end, match.index), marked(match[0]));
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

function isTyped({ reading }, typed, word) {
  return splitIntoWords(word).some((it) => !reading.saysNothing(it) && typed.has(reading.stem(it)));
}

function marked(word) {
  const mark = document.createElement("mark");
  mark.textContent = word;
  return mark;
}
