// Phrases of a language, and where they are in what somebody says.
//
// The patterns of a list are one automaton over words: nodes that words lead between. Where a word begins
// none of the phrases, which is nearly everywhere, that is known by one look.

// Makes a list of phrases ready to be looked for. `written` has the patterns of its `phrases`, and those of
// what is no such phrase though it has one in it (`except`); `sets` are the sets of words that patterns name.
function phrasesOf(written, sets) {
  return {
    listed: new PhraseAutomaton(written.phrases, sets),
    except: new PhraseAutomaton(written.except ?? [], sets),
  };
}

// Where the phrases are, in order: of those that begin at one word the longest.
function findPhrases(phrases, utterance) {
  const found = phrases.listed.find(utterance);
  if (found.length === 0) return found;
  const excepted = phrases.except.find(utterance);
  return found.filter((range) => !excepted.some((it) => it.start < range.end && range.start < it.end));
}

// Whether one of the phrases is said.
function arePhrasesIn(phrases, utterance) {
  return findPhrases(phrases, utterance).length > 0;
}

class PhraseNode {
  constructor() {
    // Where a word leads: to some nodes.
    this.words = new Map();
    // Where words lead of which only the beginning and the end are given.
    this.partial = [];
    // Where one is at the same time.
    this.beside = [];
    // Whether a phrase ends here.
    this.isEnd = false;
  }

  lead(word, to) {
    const nodes = this.words.get(word);
    if (nodes) nodes.push(to);
    else this.words.set(word, [to]);
  }

  // Adds to `next` where a token leads from here.
  follow({ text, first }, next) {
    for (const node of this.words.get(text) ?? []) next.add(node);
    // `I` is said in `I'd`, too.
    if (first !== null) for (const node of this.words.get(first) ?? []) next.add(node);
    if (this.partial.length === 0 || !letterOrFigure.test(text)) return;
    for (const { start, end, to } of this.partial) {
      const hasRoom = text.length >= start.length + end.length;
      if (hasRoom && text.startsWith(start) && text.endsWith(end)) next.add(to);
    }
  }
}

class PhraseAutomaton {
  constructor(patterns, sets) {
    const start = new PhraseNode();
    for (const pattern of patterns) {
      const end = new PhraseNode();
      this.add(patternOf(pattern, sets), start, end);
      end.isEnd = true;
    }
    // Where one is before the first word.
    this.opening = withNodesBeside(new Set([start]));
  }

  // Lets a pattern lead from one node to another.
  add(pattern, from, to) {
    if (typeof pattern === "string") this.addWord(pattern, from, to);
    else if (pattern.either) for (const one of pattern.either) this.add(one, from, to);
    else if (pattern.sequence) this.addSequence(pattern.sequence, from, to);
    else this.addRepeat(pattern, from, to);
  }

  addSequence(patterns, from, to) {
    if (patterns.length === 0) {
      from.beside.push(to);
      return;
    }
    const before = patterns.slice(0, -1).reduce((node, pattern) => this.addBehind(pattern, node), from);
    this.add(patterns.at(-1), before, to);
  }

  addRepeat({ repeat, least, most }, from, to) {
    let last = from;
    for (let times = 0; times < least; times += 1) last = this.addBehind(repeat, last);
    if (most === Infinity) {
      const again = new PhraseNode();
      last.beside.push(again);
      this.add(repeat, again, again);
      last = again;
    } else {
      for (let times = least; times < most; times += 1) {
        last.beside.push(to);
        last = this.addBehind(repeat, last);
      }
    }
    last.beside.push(to);
  }

  // Adds a pattern behind a node, and returns the node behind the pattern.
  addBehind(pattern, from) {
    const to = new PhraseNode();
    this.add(pattern, from, to);
    return to;
  }

  // Adds a word, which is several tokens where it has signs in it.
  addWord(word, from, to) {
    const star = word.indexOf("*");
    if (star >= 0) {
      from.partial.push({ start: word.slice(0, star), end: word.slice(star + 1), to });
      return;
    }
    const texts = tokensOf(word).map((token) => token.text);
    let node = from;
    texts.forEach((text, index) => {
      const next = index + 1 === texts.length ? to : new PhraseNode();
      node.lead(text, next);
      node = next;
    });
  }

  // The longest phrase at each word where one begins; they do not overlap.
  find(utterance) {
    const { tokens } = utterance;
    const found = [];
    for (let at = 0; at < tokens.length; ) {
      const length = this.lengthAt(at, tokens);
      if (length > 0) found.push({ start: tokens[at].start, end: tokens[at + length - 1].end });
      at += Math.max(length, 1);
    }
    return found;
  }

  // How many tokens the longest phrase has that begins with the token `at`; none where none does.
  lengthAt(at, tokens) {
    let length = 0;
    let here = this.opening;
    for (let index = at; index < tokens.length && here.size > 0; index += 1) {
      const next = new Set();
      for (const node of here) node.follow(tokens[index], next);
      here = withNodesBeside(next);
      for (const node of here) if (node.isEnd) length = index + 1 - at;
    }
    return length;
  }
}

// Adds every node where one is at the same time. A set also goes through what is added on the way.
function withNodesBeside(nodes) {
  for (const node of nodes) for (const beside of node.beside) nodes.add(beside);
  return nodes;
}
