// What words and phrases mean: the table that training made, as the site carries it.

// Joins the stems of a phrase.
const joint = "_";

class WordTable {
  constructor(written) {
    const tokens = frontDecoded(written.tokens);
    this.written = written;
    this.dimensions = written.dimensions;
    this.rows = new Map(tokens.map((token, row) => [token, row]));
    this.words = tokens.filter((token) => !token.includes(joint));
    this.longestPhrases = longestPhrasesFrom(tokens);
    // The number that each letter of scales and pairs stands for.
    this.numberOf = new Map(Array.from(written.letters, (letter, number) => [letter, number]));
    // The directions that were asked for. Most never are.
    this.directions = new Map();
  }

  has(token) {
    return this.rows.has(token);
  }

  // How many words the longest phrase has that may begin with a stem, or with a phrase taken for one.
  longestPhraseFrom(stem) {
    return this.longestPhrases.get(stem.split(joint, 1)[0]) ?? 0;
  }

  // What a token means; null where that is not known.
  direction(token) {
    const row = this.rows.get(token);
    if (row === undefined) return null;
    if (!this.directions.has(row)) this.directions.set(row, this.directionInRow(row));
    return this.directions.get(row);
  }

  // The numbers of a token are written two a letter, the first two of all tokens before their next two.
  directionInRow(row) {
    const { dimensions, levels, scaleSteps, scales, pairs } = this.written;
    const zero = (levels - 1) / 2;
    const scale = scaleOf(this.numberOf.get(scales[row]), scaleSteps);
    const direction = new Float64Array(dimensions);
    for (let at = 0; at < dimensions; at += 2) {
      const pair = this.numberOf.get(pairs[(at / 2) * this.rows.size + row]);
      direction[at] = (Math.floor(pair / levels) - zero) * scale;
      direction[at + 1] = ((pair % levels) - zero) * scale;
    }
    return direction;
  }
}

// From the first stem of phrases to how many words the longest has.
function longestPhrasesFrom(tokens) {
  const longest = new Map();
  for (const phrase of tokens.filter((token) => token.includes(joint))) {
    const stems = phrase.split(joint);
    longest.set(stems[0], Math.max(stems.length, longest.get(stems[0]) ?? 0));
  }
  return longest;
}

// A scale doubles with each so many steps.
function scaleOf(number, steps) {
  return (steps + (number % steps)) * 2 ** Math.floor(number / steps);
}

// Words, each written as a capital letter and the letters that follow: `A` where it shares no letter with the word
// before, `B` where it shares one, and so on.
function frontDecoded(coded) {
  let word = "";
  return Array.from(coded.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, letters]) => {
    word = word.slice(0, shared.charCodeAt(0) - 65) + letters;
    return word;
  });
}
