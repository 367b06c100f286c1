// How it is said: fillers, and sentences without a breath.

// Where sentences have more words than this on the average, they are none: the text was dictated.
function isPunctuated({ answer, lexicon }) {
  const sentences = sentencesOfParagraphs(answer.said.text, lexicon).length;
  return sentences * lexicon.limits.longestSentences >= answer.words;
}

// Fillers, where they are more than a habit of everybody.
function filler({ answer, lexicon }) {
  const fillers = findPhrases(lexicon.phrases.filler, answer.said);
  const { fewestFillers, wordsPerFiller } = lexicon.limits;
  const isHabit = fillers.length >= fewestFillers && fillers.length * wordsPerFiller > answer.words;
  if (!isHabit) return [];
  const quotes = fillers.map((range) => wordsAt(answer.said, range));
  return [remark("filler", { n: fillers.length, words: answer.words }, quotes)];
}

// Sentences without a breath in them. Dictated text has no full stops, so nothing is said of it.
function ramblingSentence(round) {
  if (!isPunctuated(round)) return [];
  const { answer, lexicon, repertoire } = round;
  const sentences = sentencesOfParagraphs(answer.said.text, lexicon).map((range) => wordsAt(answer.said, range));
  const breathless = sentences.filter((sentence) => isBreathless(sentence, repertoire, lexicon.limits));
  return breathless.map((sentence) =>
    remark("rambling-sentence", { n: spokenWords(sentence, repertoire) }, [sentence]),
  );
}

// The words of an answer in a range.
function wordsAt(said, { start, end }) {
  return said.text.slice(start, end);
}
