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

function hasSignOfPart(round, part, evidence) {
  const name = partNames[part];
  if (name === "task") {
    return evidence.ownWordsOfPart < round.lexicon.limits.fewestOwnWords || isDutyToldEarly(round);
  }
  if (name === "actions") return areActsTold(round, round.answer.shares?.[part] ?? 0);
  return evidence.shared > 0 || (name === "situation" ? isSettingToldEarly(round) : isEndingToldLate(round));
}

// Whether it is said early who the teller is, or where and when it was.
function isSettingToldEarly(round) {
  const { answer, lexicon } = round;
  const [setting] = findPhrases(lexicon.phrases.setting, answer.said);
  return setting !== undefined && shareBefore(round, setting.start) <= lexicon.limits.latestSetting;
}

// Whether the last words are about how it ended.
function isEndingToldLate(round) {
  const { answer, lexicon } = round;
  const last = findPhrases(lexicon.phrases.ending, answer.said).at(-1);
  return last !== undefined && shareBefore(round, last.start) >= lexicon.limits.earliestEnding;
}

// Whether it is said what there was to do before half of the answer is over.
function isDutyToldEarly(round) {
  const { answer, lexicon } = round;
  const [duty] = findPhrases(lexicon.phrases.duty, answer.said);
  return duty !== undefined && shareBefore(round, duty.start) <= lexicon.limits.latestDuty;
}

// Whether the teller does something several times, or most of the answer is about what was done. Where the
// teller does something at all, less of it is enough.
function areActsTold({ answer, lexicon }, share) {
  const { fewestActs, leastActions, leastActionsWithActs } = lexicon.limits;
  const acts = findPhrases(lexicon.phrases.acting, answer.said).length;
  return acts >= fewestActs || share >= (acts > 0 ? leastActionsWithActs : leastActions);
}

// Where the setting takes too much of an answer: by what its pieces tell, or because it comes late to what was
// done, and to what the story says of it. Where nothing is told of what was done, that is what is missing.
function longSetup(round) {
  const actions = partNames.indexOf("actions");
  const { longestSetup, latestAct, latestActions } = round.lexicon.limits;
  const [situation, task] = round.answer.shares ?? [0, 0];
  const setup = situation + task;
  const beforeActs = beforeThirdAct(round);
  const isLate = beforeActs > latestAct && round.answer.beforeActions > latestActions;
  if (!(setup > longestSetup || isLate) || !isLongEnough(round) || !tellsPart(round, actions)) return [];
  return [remark("long-setup", { percent: Math.max(setup, beforeActs) })];
}

// How much of an answer comes before the teller does something for the third time, in per cent. Once or twice
// somebody does something in a setting, too.
function beforeThirdAct(round) {
  const third = findPhrases(round.lexicon.phrases.acting, round.answer.said)[2];
  return third ? shareBefore(round, third.start) : 0;
}

// How much of an answer comes before a place in it, in per cent.
function shareBefore({ answer, repertoire }, place) {
  const before = spokenWords(answer.said.text.slice(0, place), repertoire);
  return Math.floor((before * 100) / Math.max(1, answer.words));
}
