// The four parts: which of them is not told, and what comes before anything is done.

// The parts of the story that are not told.
function partMissing(round) {
  const { parts } = round.story;
  if (round.answer.words < round.lexicon.limits.fewestWordsOfAnswer) return [];
  const missing = allParts.filter((part) => parts[part].texts.length > 0 && !tellsPart(round, part));
  return missing.map((part) =>
    remark("part-missing", { part: partNames[part], cue: parts[part].cue ?? "" }),
  );
}

// Whether a part of the story is in the answer, in whatever words: where there is a sign of it, it is.
function tellsPart(round, part) {
  const { limits } = round.lexicon;
  const evidence = round.answer.evidence[part];
  return hasSignOfPart(round, part, evidence) || evidence.ownWords >= limits.leastOwnWords[part];
}

function hasSignOfPart({ answer, lexicon }, part, evidence) {
  const { limits, phrases } = lexicon;
  const name = partNames[part];
  if (name === "task") {
    return evidence.ownWordsOfPart < limits.fewestOwnWords || arePhrasesIn(phrases.duty, answer.said);
  }
  if (name === "actions") {
    const share = answer.shares?.[part] ?? 0;
    return share >= limits.leastActions || findPhrases(phrases.acting, answer.said).length >= limits.fewestActs;
  }
  return evidence.shared > 0;
}

// Where the setting takes too much of an answer: by what its pieces tell, or because it comes late to what was
// done.
function longSetup(round) {
  const { longestSetup, latestAct, longSetupOfLate } = round.lexicon.limits;
  const [situation, task] = round.answer.shares ?? [0, 0];
  const setup = situation + task;
  const beforeActs = beforeThirdAct(round);
  const isLate = setup >= longSetupOfLate && beforeActs > latestAct;
  if (!(setup > longestSetup || isLate) || !isLongEnough(round)) return [];
  return [remark("long-setup", { percent: Math.max(setup, beforeActs) })];
}

// How much of an answer comes before the teller does something for the third time, in per cent. Once or twice
// somebody does something in a setting, too.
function beforeThirdAct({ answer, lexicon, repertoire }) {
  const third = findPhrases(lexicon.phrases.acting, answer.said)[2];
  if (!third) return 0;
  const before = spokenWords(answer.said.text.slice(0, third.start), repertoire);
  return Math.floor((before * 100) / Math.max(1, answer.words));
}
