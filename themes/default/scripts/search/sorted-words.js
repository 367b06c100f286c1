// Words in the order of their letters, among which those with the same beginning stand together.

// Each of some words once, in order.
function sortedWords(words) {
  return Array.from(new Set(words)).sort(compareWords);
}

// Those of sorted words that begin with `start`.
function wordsFrom(sorted, start) {
  const first = firstNotBefore(sorted, start);
  let end = first;
  while (end < sorted.length && sorted[end].startsWith(start)) end += 1;
  return sorted.slice(first, end);
}

function firstNotBefore(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareWords(sorted[middle], word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Compares by the first letter that differs, as Starling does. Units of UTF-16 have another order.
function compareWords(left, right) {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  return (left.codePointAt(at) ?? -1) - (right.codePointAt(at) ?? -1);
}
