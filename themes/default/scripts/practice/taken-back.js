// A fault that is owned and taken back in the same breath.

// Where a fault is made small: in itself, or by what is said beside it in one sentence. Null where it is not.
function takenBack(said, lexicon) {
  const isOwn = (range) => !isQuoted(said, range);
  const inItself = findPhrases(lexicon.phrases.hedged_ownership, said).find(isOwn);
  return inItself ?? hedgedFaults(said, lexicon).find(isOwn) ?? null;
}

// Each fault with the hedge beside it in one clause, from the first of both to the last.
function hedgedFaults(said, lexicon) {
  const found = findPhrases(lexicon.phrases.hedge, said);
  if (found.length === 0) return [];
  const hedges = found.filter(isHedgeOfAll(said, lexicon));
  const sentences = sentenceRanges(said.text, lexicon);
  const sentenceOf = (range) => countBefore(sentences, ({ end }) => end <= range.start);
  const turns = findPhrases(lexicon.phrases.going_on, said);
  const areInOneClause = (one, other) => {
    const [first, second] = other.start < one.start ? [other, one] : [one, other];
    return !turns.some((turn) => first.end <= turn.start && turn.end <= second.start);
  };
  return findPhrases(lexicon.phrases.own_fault, said).flatMap((fault) => {
    const isBeside = (hedge) =>
      sentenceOf(hedge) === sentenceOf(fault) &&
      areNear(said.text, hedge, fault, lexicon.limits) &&
      areInOneClause(hedge, fault);
    let first = countBefore(hedges, ({ start }) => start < fault.start);
    while (first > 0 && isBeside(hedges[first - 1])) first -= 1;
    const hedge = hedges[first];
    if (!hedge || !isBeside(hedge)) return [];
    return [{ start: Math.min(hedge.start, fault.start), end: Math.max(hedge.end, fault.end) }];
  });
}

// A test whether a hedge doubts more than a number: in `maybe forty people` it does not.
function isHedgeOfAll(said, lexicon) {
  const numbers = numbersOf(said, lexicon.numbers).filter(({ unit }) => unit !== "share");
  return ({ end }) => {
    const next = numbers[countBefore(numbers, ({ start }) => start < end)];
    return next === undefined || /\P{White_Space}/u.test(said.text.slice(end, next.start));
  };
}

// Whether only a few letters are between two ranges. A letter is one or two units of a string.
function areNear(text, one, other, { farthestHedge }) {
  const [first, second] = other.start < one.start ? [other, one] : [one, other];
  const units = second.start - first.end;
  if (units > 2 * farthestHedge) return false;
  return units <= farthestHedge || Array.from(text.slice(first.end, second.start)).length <= farthestHedge;
}

// How many entries at the beginning of a list pass a test, which none of the others does.
function countBefore(list, isBefore) {
  let [count, end] = [0, list.length];
  while (count < end) {
    const middle = Math.floor((count + end) / 2);
    if (isBefore(list[middle])) count = middle + 1;
    else end = middle;
  }
  return count;
}
