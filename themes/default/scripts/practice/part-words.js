// The words of a story's four parts, and what a piece of an answer shares with each.

// The words of the parts, of which each is given as one text: for each word whether it is in each part.
function partWordsOf(texts, lexicon) {
  const standsIn = new Map();
  texts.forEach((text, part) => {
    for (const stem of stemsOf(utteranceOf(text), lexicon)) {
      if (!standsIn.has(stem)) standsIn.set(stem, [false, false, false, false]);
      standsIn.get(stem)[part] = true;
    }
  });
  return standsIn;
}

// What somebody says shares with each part, in thousandths: the fewer parts a word is in, the more it weighs.
function sharedWithParts(said, partWords, lexicon) {
  const shared = [0, 0, 0, 0];
  for (const parts of partsOfWords(said, partWords, lexicon)) {
    const weight = lexicon.limits.partWeights[parts.filter(Boolean).length - 1];
    parts.forEach((stands, part) => {
      if (stands) shared[part] += weight;
    });
  }
  return shared;
}

// How many words only that one part has, for each part.
function ownWordsOfParts(partWords) {
  return ownersOf(Array.from(partWords.values()));
}

// How many of them somebody says.
function ownWordsSaid(said, partWords, lexicon) {
  return ownersOf(partsOfWords(said, partWords, lexicon));
}

// The same for texts that follow each other: of each how many such words it is the first to say.
function ownWordsByText(texts, partWords, lexicon) {
  const said = new Set();
  return texts.map((text) => {
    const words = stemsOf(text, lexicon).filter((stem) => partWords.has(stem) && !said.has(stem));
    for (const stem of words) said.add(stem);
    return ownersOf(Array.from(new Set(words), (stem) => partWords.get(stem)));
  });
}

// How many words have each part for their only one; for each word it is given which parts have it.
function ownersOf(words) {
  const own = [0, 0, 0, 0];
  for (const parts of words) if (parts.filter(Boolean).length === 1) own[parts.indexOf(true)] += 1;
  return own;
}

// For each distinct word that some part has, which of them do.
function partsOfWords(said, partWords, lexicon) {
  const distinct = Array.from(new Set(stemsOf(said, lexicon)));
  return distinct.filter((stem) => partWords.has(stem)).map((stem) => partWords.get(stem));
}
