// An answer as it was given: its pieces, the part that each of them tells, its time.
//
// An answer is no recitation. Parts may come in any order, and dictated text has no full stops, so long
// sentences are cut where speakers go on ("and", "so", "because"). Each piece is put with the part that it
// shares the most with, where a change of part costs something, and a step back twice as much.

// Understands what was said as the telling of a story: what was said, its numbers, how many words it has, what
// speaks for each part being told, and what of it told each part in per cent (null where nothing did).
function answerOf(text, story, lexicon, speaking) {
  const said = utteranceOf(text);
  const partWords = partWordsOf(textsOfParts(story), lexicon);
  const ranges = piecesOf(said, lexicon, speaking);
  const texts = ranges.map(({ start, end }) => text.slice(start, end));
  const scores = texts.map((piece) => scoreOfPiece(utteranceOf(piece), partWords, lexicon));
  const parts = partsOfPieces(scores, lexicon.limits.act);
  const pieces = texts.map((piece, index) => ({
    words: spokenWords(piece, speaking),
    part: parts[index],
    shared: scores[index][parts[index]],
  }));
  const ownWords = ownWordsOfParts(partWords);
  const ownWordsIn = ownWordsSaid(said, partWords, lexicon);
  const sharedOf = (part) =>
    pieces.filter((piece) => piece.part === part).reduce((sum, piece) => sum + piece.shared, 0);
  return {
    said,
    numbers: numbersOf(said, lexicon.numbers),
    words: spokenWords(text, speaking),
    // Of the words that only a part has, `ownWords` are in the answer, in per cent.
    evidence: allParts.map((part) => ({
      shared: sharedOf(part),
      ownWords: Math.floor((ownWordsIn[part] * 100) / Math.max(1, ownWords[part])),
      ownWordsOfPart: ownWords[part],
    })),
    shares: pieces.some((piece) => piece.shared > 0) ? sharesOfPieces(pieces) : null,
    // So much comes before half of what is said of the Actions only, in per cent.
    beforeActions: beforeHalfOfActions(texts, pieces, partWords, lexicon),
  };
}

// The four parts by their places.
const allParts = [0, 1, 2, 3];

// All that a story says of each part: by itself, by its cue, and in the script.
function textsOfParts(story) {
  const spoken = story.script.flat();
  return story.parts.map(({ cue, texts }, part) => {
    const ofPart = spoken.filter((sentence) => sentence.part === part).map((sentence) => sentence.text);
    return [...texts, ...(cue === null ? [] : [cue]), ...ofPart].join("\n");
  });
}

// What a piece has in common with each part.
function scoreOfPiece(piece, partWords, lexicon) {
  const [situation, task, actions, result] = sharedWithParts(piece, partWords, lexicon);
  const { turn, act } = lexicon.limits;
  const worth = (phrases, points) => (arePhrasesIn(lexicon.phrases[phrases], piece) ? points : 0);
  return [
    situation,
    task + worth("duty", act),
    actions + worth("turn_to_actions", turn) + worth("acting", act),
    result + worth("turn_to_result", turn) + worth("outcome", act),
  ];
}

// The part of each piece, by the best way through all of them.
function partsOfPieces(scores, step) {
  const rows = [];
  for (const score of scores) {
    const before = rows.at(-1);
    rows.push(before ? allParts.map((part) => score[part] + bestBefore(before, part, step).score) : score);
  }
  if (rows.length === 0) return [];
  const parts = [bestOf(rows.at(-1)).part];
  for (const row of rows.slice(0, -1).reverse()) parts.push(bestBefore(row, parts.at(-1), step).part);
  return parts.reverse();
}

// The best part before `part`, and its score; the earliest where several are equal.
function bestBefore(row, part, step) {
  const costOf = (before) => (before < part ? step : before > part ? 2 * step : 0);
  return bestOf(row.map((score, before) => score - costOf(before)));
}

function bestOf(row) {
  const score = Math.max(...row);
  return { part: row.indexOf(score), score };
}

// How much of an answer comes before half of the words that only the Actions have are said, in per cent.
function beforeHalfOfActions(texts, pieces, partWords, lexicon) {
  const actions = partNames.indexOf("actions");
  const said = ownWordsByText(texts.map(utteranceOf), partWords, lexicon).map((own) => own[actions]);
  const all = said.reduce((sum, count) => sum + count, 0);
  let [before, saidBefore] = [0, 0];
  for (const [index, count] of said.entries()) {
    saidBefore += count;
    if (saidBefore * 2 >= all) break;
    before += pieces[index].words;
  }
  const words = pieces.reduce((sum, piece) => sum + piece.words, 0);
  return Math.floor((before * 100) / Math.max(1, words));
}

function sharesOfPieces(pieces) {
  const words = allParts.map((part) =>
    pieces.filter((piece) => piece.part === part).reduce((sum, piece) => sum + piece.words, 0),
  );
  const all = Math.max(1, words.reduce((sum, count) => sum + count, 0));
  return words.map((count) => Math.floor((count * 100) / all));
}

// Where the sentences are, long ones in pieces.
function piecesOf(said, lexicon, speaking) {
  const { longestPiece, shortestPiece } = lexicon.limits;
  const turns = findPhrases(lexicon.phrases.going_on, said).map((range) => range.start);
  const count = (start, end) => spokenWords(said.text.slice(start, end), speaking);
  const pieces = [];
  let next = 0;
  for (const sentence of sentencesOfParagraphs(said.text, lexicon)) {
    let wordsLeft = count(sentence.start, sentence.end);
    const isLong = wordsLeft > longestPiece;
    let { start } = sentence;
    let at = start;
    let words = 0;
    for (; next < turns.length && turns[next] < sentence.end; next += 1) {
      const turn = Math.max(turns[next], at);
      const wordsBetween = count(at, turn);
      words += wordsBetween;
      wordsLeft = Math.max(0, wordsLeft - wordsBetween);
      at = turn;
      if (!isLong || Math.min(words, wordsLeft) < shortestPiece) continue;
      pieces.push({ start, end: turn });
      start = turn;
      words = 0;
    }
    pieces.push({ start, end: sentence.end });
  }
  return pieces;
}

// Where the sentences are; blank lines end them, too.
function sentencesOfParagraphs(text, lexicon) {
  const ranges = [];
  let offset = 0;
  for (const paragraph of text.split("\n\n")) {
    for (const { start, end } of sentenceRanges(paragraph, lexicon)) {
      ranges.push({ start: offset + start, end: offset + end });
    }
    offset += paragraph.length + 2;
  }
  return ranges;
}
