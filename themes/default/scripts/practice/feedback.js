// What is said of an answer: what to mend, the most important first, and what was good. Starling itself says
// the same of it in a terminal.
//
// A remark is a name, the words of the answer that it is about, and what the braces of its label are filled
// with: the label `mend_<name>` with `mend_<name>_help`, or `praise_<name>`.

// What is to be said of an answer to a question (null where it is not known) that told a story.
function feedbackOf(repertoire, lexicon, { question, story, text, seconds }) {
  const round = roundOf(repertoire, lexicon, { question, story, text, seconds });
  const findings = findingsOf(round);
  return {
    seconds: round.seconds,
    words: round.answer.words,
    shares: round.answer.shares,
    findings,
    praise: praiseOf(round, findings),
  };
}

// A round of practice, and all that it is seen with.
function roundOf(repertoire, lexicon, { question, story, text, seconds }) {
  const isUnderstood = isSpokenIn(lexicon, [utteranceOf(text)]);
  const understood = isUnderstood ? lexicon : silentLexicon(lexicon);
  const answer = answerOf(text, story, understood, repertoire);
  const atOwnPace = Math.floor((answer.words * 60) / repertoire.wordsPerMinute);
  return { repertoire, lexicon: understood, question, story, answer, seconds: seconds ?? atOwnPace };
}

// The rules, the most important first.
function findingsOf(round) {
  const toldAnother = wrongStory(round);
  // What the other story lacks of this one is no fault of the answer.
  if (toldAnother.length > 0) return toldAnother;
  const rules = [
    partMissing, tooLong, tooShort, noOwnership, hedgedOwnership, blame, numberChanged, numberMissing,
    weNotI, noSystemicChange, longSetup, ramblingSentence, filler,
  ];
  return rules.flatMap((rule) => rule(round));
}

function remark(rule, values = {}, quotes = []) {
  return { rule, quotes, values };
}

// Whether something was asked that went wrong.
function isOfFailure({ question, story }) {
  return question ? question.isOfFailure : story.isOfFailure;
}

// Whether an answer has enough words for what it lacks to be missed.
function isLongEnough({ answer, lexicon }) {
  return answer.words >= lexicon.limits.fewestWordsOfFullAnswer;
}
