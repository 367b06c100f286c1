// What was changed for good, as an answer tells it: in words for what holds now, or in the story's own.

// Whether an answer says that something is different since. There is no end of ways to say it, so that a few
// words for what holds now are enough, whatever they are about, or a few that only the story's change has.
function isChangeTold(round) {
  const { said } = round.answer;
  const { fewestSignsOfChange, fewestEchoes } = round.lexicon.limits;
  const signs = new Set(signsOfChange(round).map(({ start, end }) => said.lowered.slice(start, end)));
  return signs.size >= fewestSignsOfChange || echoesIn(said, round).length >= fewestEchoes;
}

// Where it is said what holds now. In a setting it says nothing of a change.
function signsOfChange(round) {
  const { answer, lexicon } = round;
  const signs = findPhrases(lexicon.phrases.holds_now, answer.said);
  return signs.filter(({ start }) => shareBefore(round, start) >= lexicon.limits.earliestChange);
}

// The words for the story's lasting change that an utterance has.
function echoesIn(utterance, { lexicon, story }) {
  const said = new Set(stemsOf(utterance, lexicon));
  return story.lastingChange.filter((word) => said.has(word));
}

// The first words about what holds now that are the story's, too; null where there are none.
function toldChange(round) {
  const { said } = round.answer;
  const told = signsOfChange(round).map(({ start }) => {
    const { end } = sentenceAt(said, start, round.lexicon);
    const words = said.text.slice(start, end).split(/\p{White_Space}+/u);
    return words.slice(0, round.lexicon.limits.wordsOfChange).join(" ");
  });
  return told.find((words) => echoesIn(utteranceOf(words), round).length > 0) ?? null;
}
