// What can be found: the questions by what they mean and by their words, the stories by their own words.

class SearchIndex {
  // From what `search-index.js` hands over.
  constructor(data) {
    this.limits = data.limits;
    this.step = data.step;
    this.rarities = data.rarities;
    this.reading = new Reading(data);
    this.questions = data.questions.map(({ direction, bias }) => ({ direction: Float64Array.from(direction), bias }));
    this.dimensions = this.reading.dimensions;
    this.spellings = new Spellings(data.questions, this.reading);
    this.interviews = data.interviews.map((interview) => wordsOfInterview(interview, this.reading));
    this.storiesWith = new Map(Object.entries(data.wordsOfStories));
    const ofQuestions = Array.from(this.spellings.having.keys()).filter(isWord);
    const ofInterviews = this.interviews.flatMap(({ all }) => Array.from(all));
    const own = [...ofQuestions, ...this.storiesWith.keys(), ...ofInterviews, ...this.reading.synonyms.words()];
    this.ownWords = sortedWords(own);
    this.isOwn = new Set(own);
    const { english } = this.reading;
    this.wordsOfLanguage = english ? english.table.words : [];
    this.wordsByLetter = groupedByLetter([...this.ownWords, ...this.wordsOfLanguage]);
  }

  // Whether a word means something, is one of the site's own, or is a word at all.
  knows(stem) {
    return this.isOwn.has(stem) || (this.reading.english !== null && this.reading.english.knows(stem));
  }

  // The words that `start` may be the beginning of, sorted, and the groups of synonyms that they are in.
  completions(start) {
    if (Array.from(start).length < this.limits.shortestStart) return [];
    const words = sortedWords([...wordsFrom(this.ownWords, start), ...wordsFrom(this.wordsOfLanguage, start)]);
    const groups = words.flatMap((word) => this.reading.synonyms.at([word], 0).map(({ key }) => key));
    return [...words, ...sortedWords(groups)];
  }

  // What a word is taken for that nobody knows; null where nothing is near.
  mended(word, stem) {
    if (this.reading.english === null || !isMendable(word, this.limits)) return null;
    const { suffixes } = this.reading.english;
    return nearestOf(this.wordsByLetter.get(word[0]) ?? [], { word, stem, suffixes }, this.limits);
  }
}

// The tokens of all spellings of all questions, each spelling under a number.
class Spellings {
  constructor(questions, reading) {
    // From a token to the spellings that have it.
    this.having = new Map();
    // How many tokens each spelling has.
    this.sizes = [];
    // The spellings of a question are those from its number here to before that of the next one.
    this.starts = [0];
    for (const { text, aliases } of questions) {
      for (const spelling of [text, ...aliases]) this.add(reading.keys(spelling));
      this.starts.push(this.sizes.length);
    }
  }

  add(keys) {
    for (const key of keys) {
      if (!this.having.has(key)) this.having.set(key, []);
      this.having.get(key).push(this.sizes.length);
    }
    this.sizes.push(keys.length);
  }

  // How many words the terms and a spelling of each question share, at best, from 0 to 1.
  sharesOfQuestions(terms) {
    const shared = this.sharedWith(terms);
    return this.starts.slice(1).map((end, question) => {
      let share = 0;
      for (let spelling = this.starts[question]; spelling < end; spelling += 1) {
        const all = this.sizes[spelling] * terms.length;
        if (all > 0) share = Math.max(share, shared[spelling] / Math.sqrt(all));
      }
      return share;
    });
  }

  // How many terms each spelling has.
  sharedWith(terms) {
    const shared = new Uint32Array(this.sizes.length);
    // The number of the last term that was counted, from 1: a term counts once, whatever it may stand for.
    const counted = new Uint32Array(this.sizes.length);
    terms.forEach(({ keys }, term) => {
      for (const key of keys) {
        for (const spelling of this.having.get(key) ?? []) {
          if (counted[spelling] <= term) shared[spelling] += 1;
          counted[spelling] = term + 1;
        }
      }
    });
    return shared;
  }
}

// Words by the letter that they begin with.
function groupedByLetter(words) {
  const groups = new Map();
  for (const word of words) {
    if (!groups.has(word[0])) groups.set(word[0], []);
    groups.get(word[0]).push(word);
  }
  return groups;
}
