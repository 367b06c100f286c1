// What was good about an answer.

// What was good, the best first; `findings` are what is to be mended.
function praiseOf(round, findings) {
  const isFound = (rule) => findings.some((finding) => finding.rule === rule);
  if (isFound("wrong-story")) return [];
  const { answer, lexicon } = round;
  const number = saidNumber(round);
  const tellsAll = isLongEnough(round) && allParts.every((part) => tellsPart(round, part));
  const isInTime = isLongEnough(round) && !isFound("too-long") && !isFound("too-short");
  const acts = findPhrases(lexicon.phrases.acting, answer.said).length;
  const isOwnActs = acts >= lexicon.limits.manyActs && !isFound("we-not-i");
  return [
    ...owned(round),
    ...(number === null ? [] : [praiseFor("number-said", { number })]),
    ...lastingChange(round),
    ...(tellsAll ? [praiseFor("all-parts")] : []),
    ...(isInTime ? [praiseFor("in-time", timesOf(round))] : []),
    ...(isOwnActs ? [praiseFor("own-acts", { n: acts })] : []),
  ];
}

function praiseFor(name, values = {}, quotes = []) {
  return { name, quotes, values };
}

// A failure that is owned and not taken back.
function owned(round) {
  const { answer, lexicon } = round;
  if (!isOfFailure(round) || takenBack(answer.said, lexicon) !== null) return [];
  const first = findPhrases(lexicon.phrases.own_fault, answer.said).find((range) => !isQuoted(answer.said, range));
  return first ? [praiseFor("owned", {}, [wordsAt(answer.said, first)])] : [];
}

// Something that is different for good.
function lastingChange(round) {
  const change = isChangeTold(round) ? toldChange(round) : null;
  return change === null ? [] : [praiseFor("lasting-change", {}, [change])];
}
