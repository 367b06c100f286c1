// What a number counts, and whether a share is meant as one.

// The beginning of the word for what a number counts, in one form for one and many: its unit, else the next
// word behind it that says something; null where nothing is.
function countedBy(said, number, { lettersOfStem }) {
  const behind = wordsCountedBy(said.lowered, number);
  if (behind === null) return null;
  const [clause] = behind.split(/[.,;:!?(]/);
  const word = clause.match(/\p{Alphabetic}+/gu)?.find((it) => Array.from(it).length > 2);
  if (word === undefined) return null;
  return Array.from(word.replace(/s+$/, "")).slice(0, lettersOfStem).join("");
}

function wordsCountedBy(lowered, { unit, start, end }) {
  if (unit === "time") return lowered.slice(start, end).split(/[ -]/).at(-1);
  return unit === "count" ? lowered.slice(end) : null;
}

// Whether a share is written in figures or with what it is a share of: "a third of".
function isCountedShare({ start, end }, { lowered }) {
  const words = lowered.slice(start, end);
  const isLong = words.trim().split(/\p{White_Space}+/u).length > 2;
  return /\d/.test(words) || isLong || /^\p{White_Space}*of /u.test(lowered.slice(end));
}
