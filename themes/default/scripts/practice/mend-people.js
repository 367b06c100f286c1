// Who did what: the teller's part, others, and what is different since.

// Where a failure was asked for, and it happened, or others did it, and the teller did not.
function noOwnership(round) {
  const { answer, lexicon } = round;
  const isAsked = lexicon.isKnown && isOfFailure(round) && isLongEnough(round);
  const evades = () => arePhrasesIn(lexicon.phrases.evasion, answer.said) || blame(round).length > 0;
  const owns = () =>
    findPhrases(lexicon.phrases.owning, answer.said).some((range) => !isQuoted(answer.said, range)) ||
    takenBack(answer.said, lexicon) !== null;
  return isAsked && evades() && !owns() ? [remark("no-ownership")] : [];
}

// Where something is owned and taken back.
function hedgedOwnership({ answer, lexicon }) {
  const range = takenBack(answer.said, lexicon);
  return range ? [remark("hedged-ownership", {}, [wordsAt(answer.said, range)])] : [];
}

// Where somebody is accused.
function blame({ answer, lexicon }) {
  const found = findPhrases(lexicon.phrases.blame, answer.said);
  const own = found.find((range) => !isQuoted(answer.said, range));
  return own ? [remark("blame", {}, [wordsAt(answer.said, own)])] : [];
}

// Where what was done is told as "we" nearly throughout.
function weNotI({ answer, lexicon }) {
  const { fewestWe, leastI } = lexicon.limits;
  const i = findPhrases(lexicon.phrases.i, answer.said).length;
  const places = findPhrases(lexicon.phrases.we, answer.said);
  const we = places.length;
  if (we < fewestWe || i * 100 >= (i + we) * leastI) return [];
  const sentence = sentenceAt(answer.said, places[0].start, lexicon);
  return [remark("we-not-i", { we, i }, [wordsAt(answer.said, sentence)])];
}

// Where it went wrong, was mended, and what the story has that was changed for good is not told.
function noSystemicChange(round) {
  const { lexicon, question, story } = round;
  const isAsked = isOfFailure(round) || Boolean(question?.asksForChange);
  const isMissed = lexicon.isKnown && isAsked && story.lastingChange.length > 0 && isLongEnough(round);
  return isMissed && !isChangeTold(round) ? [remark("no-systemic-change")] : [];
}
