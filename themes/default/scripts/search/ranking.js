// Which questions somebody may mean, and which stories they name.

// A figure names something, whatever it means in general.
const startsWithFigure = /^[0-9]/;

// What somebody may mean who types `text`, questions, stories and interviews by their numbers, the best first:
// - `questions`: each with its score, about 1 where it was asked word for word, about 0 where nothing speaks
//   for it; none where no word is understood,
// - `stories`: those that have the words; `share` is how much of what was typed, from 0 to 1, rare words
//   first, and `isNamed` says that a word means nothing in general and is in hardly any other story,
// - `interviews`: those that have all of it, those first whose company it names,
// - `typed`: the stems and phrases that were typed, or that what was typed is taken for.
function rank(index, text) {
  const terms = termsOf(text, index);
  return {
    questions: questionsFor(index, terms),
    stories: storiesFor(index, terms),
    interviews: interviewsFor(index, terms),
    typed: new Set(terms.flatMap(({ keys }) => keys)),
  };
}

// Whether the best question is likely one that was meant.
function isSure(ranking, limits) {
  return ranking.questions.length > 0 && ranking.questions[0].score >= limits.leastScore;
}

// Where nothing that was typed means anything, as in other languages, words are all there is, and count fully.
function questionsFor({ questions, spellings, step, limits, dimensions }, terms) {
  const direction = directionOf(terms, dimensions);
  const shares = spellings.sharesOfQuestions(terms);
  const areWordsAll = isNowhere(direction);
  if (areWordsAll && shares.every((share) => share === 0)) return [];
  const found = questions.map((question, number) => {
    const share = shares[number];
    if (areWordsAll) return { question: number, score: share };
    const near = agreementOf(question.direction, direction) * step;
    const score = near - question.bias / limits.partsOfBias + limits.shareOfWords * share;
    return { question: number, score };
  });
  return found.sort((left, right) => right.score - left.score);
}

function storiesFor({ storiesWith, rarities, limits }, terms) {
  const points = new Float64Array(rarities.length);
  const found = new Set();
  const named = new Set();
  let all = 0;
  for (const { typed, keys, direction } of terms.filter(({ isPhrase }) => !isPhrase)) {
    const having = new Set(keys.flatMap((key) => storiesWith.get(key) ?? []));
    const rarity = rarities[having.size];
    all += rarity;
    const meansNothing = direction === null || startsWithFigure.test(typed);
    const tellsApart = meansNothing && having.size > 0 && having.size <= limits.mostNamed;
    for (const story of having) {
      points[story] += rarity;
      found.add(story);
      if (tellsApart) named.add(story);
    }
  }
  const stories = Array.from(found).sort((left, right) => left - right);
  const shares = stories.map((story) => ({ story, share: points[story] / all, isNamed: named.has(story) }));
  return shares
    .filter(({ share, isNamed }) => isNamed || share >= limits.leastOfStory)
    .sort((left, right) => right.share - left.share);
}
