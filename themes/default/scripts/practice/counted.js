// What a number counts, and whether a share is meant as one.

// A word with the sign that follows it.
const wordWithSign = /(\p{Alphabetic}*)(\P{Alphabetic}|$)/gu;

// The beginning of the word for what a number counts, in one form for one and many: its unit, else the next
// word behind it that says something; null where nothing is.
function countedBy(said, number, { farthestCounted, fewestLettersCounted, lettersOfStem }) {
  let passed = 0;
  for (const [, word, sign] of wordsCountedBy(said.lowered, number).matchAll(wordWithSign)) {
    const isWord = Array.from(word).length >= fewestLettersCounted;
    if (isWord) return Array.from(word.replace(/s+$/, "")).slice(0, lettersOfStem).join("");
    passed += 1;
    if (".,;:!?(".includes(sign) || passed === farthestCounted) return null;
  }
  return null;
}

function wordsCountedBy(lowered, { unit, start, end }) {
  if (unit === "time") return lowered.slice(start, end).split(/[ -]/).at(-1);
  return unit === "count" ? lowered.slice(end) : "";
}

// Whether a share is written in figures or with what it is a share of: "a third of".
function isCountedShare({ start, end }, { lowered }, { beforeWhole }) {
  const words = lowered.slice(start, end);
  const isLong = words.split(/\p{White_Space}+/u).length > 2;
  const [behind] = lowered.slice(end).match(/\P{White_Space}+/u) ?? [];
  return /\d/.test(words) || isLong || beforeWhole.has(behind);
}
