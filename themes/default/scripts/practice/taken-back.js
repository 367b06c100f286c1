// A fault that is owned and taken back in the same breath.

// Where a fault is made small: in itself, or by what is said beside it in one sentence. Null where it is not.
function takenBack(said, lexicon) {
  const { hedged_ownership: inItself, hedge, own_fault: ownFault } = lexicon.phrases;
  const hedges = findPhrases(hedge, said).filter(isHedgeOfAll(said, lexicon));
  const faults = hedges.length > 0 ? findPhrases(ownFault, said) : [];
  const beside = faults.map((fault) => {
    const sentence = sentenceAt(said, fault.start, lexicon);
    const isIn = (range) => sentence.start <= range.start && range.start < sentence.end;
    const isNear = (range) => lettersBetween(said.text, fault, range) <= lexicon.limits.farthestHedge;
    const near = hedges.find((range) => isIn(range) && isNear(range));
    return near && { start: Math.min(near.start, fault.start), end: Math.max(near.end, fault.end) };
  });
  const all = [...findPhrases(inItself, said), ...beside.filter(Boolean)];
  return all.find((range) => !isQuoted(said, range)) ?? null;
}

// A test whether a hedge doubts more than a number: in `maybe forty people` it does not.
function isHedgeOfAll(said, lexicon) {
  const numbers = numbersOf(said, lexicon.numbers).filter(({ unit }) => unit !== "share");
  return ({ end }) => {
    const next = numbers.find(({ start }) => start >= end);
    return next === undefined || /\P{White_Space}/u.test(said.text.slice(end, next.start));
  };
}

// How many letters are between two ranges; none where they overlap.
function lettersBetween(text, one, other) {
  const [first, second] = other.start < one.start ? [other, one] : [one, other];
  return Array.from(text.slice(first.end, Math.max(first.end, second.start))).length;
}
