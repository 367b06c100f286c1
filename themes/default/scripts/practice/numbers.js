// Numbers in any spelling: `94 %`, `ninety-four per cent`, `a third`, `twice`, `half an hour`.
//
// What a number counts, its unit, is one of
// - "count": things; or nothing is said,
// - "share": parts of a whole, from 0 to 1,
// - "money", in whatever currency,
// - "time", in seconds,
// - "times": how many times as much,
// - "moment": a year, a date or a time of day: when, not how much.

// How a language says numbers, ready to be looked for; `written` is as its data has it, all in small letters,
// and `sets` are the sets of words that its patterns name.
function numberWordsOf(written, sets) {
  const table = (name) => new Map(Object.entries(written[name] ?? {}));
  const set = (name) => new Set(written[name] ?? []);
  const words = {
    // `seven` is 7, `twenty` is 20.
    values: table("words"),
    // What multiplies the number before it: `hundred`, `million`.
    scales: table("scales"),
    // The same for letters that elsewhere are units of something: they multiply where they are glued to a
    // figure or beside money, as in `300k` and `£1.2 m`.
    gluedScales: table("glued_scales"),
    // `half` is 0.5, without an article.
    halves: table("halves"),
    // `third` is a third, behind an article or a number; what lets `a third` mean a share where it follows.
    parts: table("parts"),
    afterPart: set("after_part"),
    // What stands between a share and what it is a share of: `a third of`.
    beforeWhole: set("before_whole"),
    // What stands between one and how many it is one of: `one in twenty`.
    ofMany: set("of_many"),
    // `twice` is 2.
    times: table("times"),
    // What makes `4` a fourth.
    ordinals: set("ordinals"),
    // What stands between a number and its decimals: `one point two`.
    points: set("points"),
    // What joins two words of a number.
    joiners: set("joiners"),
    // What stands for one before a scale or a part.
    articles: set("articles"),
    // What makes a number near the truth only.
    about: set("about"),
    // `per cent`, currencies, `fold`, and the units of time in seconds.
    percent: set("percent"),
    money: set("money"),
    fold: set("fold"),
    time: table("time"),
    // What makes a number a time of day where it follows: `o'clock`; what stands between minutes and an hour:
    // `past`; and what begins a stretch between two numbers: `from`.
    clock: set("clock"),
    past: set("past"),
    from: set("from"),
    // What stands between the two ends of a stretch: `34 to 12`.
    range: set("range"),
    months: set("months"),
  };
  // What has a number in it and is the name of something: `ISO 9001`.
  const names = phrasesOf({ phrases: written.names ?? [] }, sets);
  return { ...words, names, openers: openersOf(words) };
}

// The words that a number may begin with.
function openersOf({ values, scales, halves, times, articles, money }) {
  const tables = [values, scales, halves, times, articles, money];
  return new Set(tables.flatMap((table) => Array.from(table.keys(), withStraightApostrophes)));
}

// The numbers in what somebody says, in order, as `{start, end, value, amount, unit, isRough}`: the amount of
// `38 days` is 38, the value their seconds. Ordinals are none, and `one` is none where it counts no unit:
// mostly it stands for a thing.
function numbersOf(utterance, numberWords) {
  const reader = new NumberReader(utterance, numberWords);
  const names = findPhrases(numberWords.names, utterance);
  const isInName = ({ start, end }) => names.some((name) => name.start <= start && end <= name.end);
  const numbers = [];
  while (!reader.isAtEnd) {
    const number = reader.next();
    if (number && !isInName(number)) numbers.push(number);
  }
  return numbers;
}

// Whether both numbers say the same, or `said` is what somebody says for `exact` without a paper in hand.
function agrees(said, exact, limits) {
  if (said.unit === "times" && exact.unit === "share") return changesBy(said.value, exact.value);
  if (said.unit === "share" && exact.unit === "times") return changesBy(exact.value, said.value);
  const hasSameUnit = said.unit === exact.unit;
  // Where one has no unit, as in a table, what is said decides.
  const isUncertain = said.unit === "count" || exact.unit === "count";
  if (!hasSameUnit && !isUncertain) return false;
  const [saidValue, exactValue] = hasSameUnit ? [said.value, exact.value] : [said.amount, exact.amount];
  const distance = Math.abs(saidValue - exactValue);
  const isWithin = (share) => distance <= share * Math.abs(exactValue);
  if (isWithin(1e-9)) return true;
  if (!hasSameUnit) return false;
  const isRounder = digitsThatCount(saidValue) < digitsThatCount(exactValue);
  if (said.isRough || exact.isRough) return isWithin(isRounder ? limits.roundRounding : limits.roughRounding);
  return isRounder && isWithin(limits.rounding);
}

// Whether so many times as much is such a share: what has halved is half as much and half less, and what has
// doubled is a whole more.
function changesBy(times, share) {
  return [times, Math.abs(times - 1)].some((it) => Math.abs(it - share) < 1e-9);
}

// How many digits of a number say something: two in 310,000.
function digitsThatCount(value) {
  // From 1e21 on `toFixed` has an exponent instead of the digits.
  const isHuge = value >= 1e21 && value < Infinity;
  const written = isHuge ? BigInt(value).toString() : value.toFixed(3);
  return written.replace(/\D/g, "").replace(/^0+|0+$/g, "").length;
}

// Whether a number word may be added to the number before it.
function fitsBehindNumber(current, value, joins) {
  if (current === null) return true;
  const isRound = current % 100 === 0 && value < 100;
  if (joins) return isRound && current > 0;
  const isTens = current % 10 === 0 && current % 100 >= 20;
  return (isRound && current >= 100) || (isTens && value < 10);
}

// How many words of `per cent` a word and the one behind it are.
function wordsOfPercent(word, behind, { percent }) {
  if (percent.has(word)) return 1;
  return percent.has(`${word} ${behind}`) ? 2 : 0;
}

// The unit that a word names, alone or with the word behind it: how many words that are, which unit, and how
// much of ours it is. Null where it names none.
function unitNamed(word, behind, numberWords) {
  const ofPercent = wordsOfPercent(word, behind, numberWords);
  if (ofPercent > 0) return { length: ofPercent, name: "share", scale: 0.01 };
  const { time, money, fold } = numberWords;
  if (time.has(word)) return { length: 1, name: "time", scale: time.get(word) };
  if (money.has(word)) return { length: 1, name: "money", scale: 1 };
  if (fold.has(word)) return { length: 1, name: "times", scale: 1 };
  return null;
}
