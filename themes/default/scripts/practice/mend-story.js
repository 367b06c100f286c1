// Which story was told.

// Where another story was told than the teller says.
function wrongStory({ repertoire, answer, lexicon, story }) {
  const words = new Set(stemsOf(answer.said, lexicon));
  const nearest = nearestStory(repertoire, words);
  const { fewestWordsOfStory, timesNearer } = lexicon.limits;
  const isAnother =
    nearest !== null &&
    nearest.story.slug !== story.slug &&
    nearest.shared >= fewestWordsOfStory &&
    nearest.shared >= wordsSharedWith(story, words) * timesNearer;
  return isAnother ? [remark("wrong-story", { title: nearest.story.title })] : [];
}

// The name of the story that an answer tells, as far as its words say; null where they say nothing.
function bestStory(repertoire, lexicon, text) {
  const words = new Set(stemsOf(utteranceOf(text), lexicon));
  const nearest = nearestStory(repertoire, words);
  const isTold = nearest !== null && nearest.shared >= repertoire.limits.fewestWordsOfStory;
  return isTold ? nearest.story.slug : null;
}

// The story that shares most of its own words, the first where several share as many, and how many.
function nearestStory({ stories }, words) {
  const scored = stories.map((story) => ({ story, shared: wordsSharedWith(story, words) }));
  return scored.reduce((best, next) => (best === null || next.shared > best.shared ? next : best), null);
}

function wordsSharedWith(story, words) {
  return story.words.filter((word) => words.has(word)).length;
}
