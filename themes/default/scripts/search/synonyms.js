// Words and phrases of one's trade that mean the same, as the settings say.

// What the token of a group begins with; no word does.
const markOfSynonyms = "=";

// Whether a token is that of a group.
function isOfSynonyms(token) {
  return token.startsWith(markOfSynonyms);
}

class Synonyms {
  constructor(groups) {
    this.groups = groups;
  }

  // Every word of the groups.
  words() {
    return this.groups.flatMap(({ phrases }) => phrases.flat());
  }

  // The groups that have a phrase which stands at a place: the token of each, and how many words the longest
  // such phrase has.
  at(stems, at) {
    const lengths = this.groups.map(({ phrases }) => longestOf(phrases, stems, at));
    const said = lengths.map((length, number) => ({ key: markOfSynonyms + number, length }));
    return said.filter(({ length }) => length > 0);
  }

  // What the token of a group means; null for any other token.
  direction(token) {
    return isOfSynonyms(token) ? this.groups[Number(token.slice(1))].direction : null;
  }
}

function longestOf(phrases, stems, at) {
  const said = phrases.filter((phrase) => phrase.every((stem, index) => stems[at + index] === stem));
  return Math.max(0, ...said.map((phrase) => phrase.length));
}
