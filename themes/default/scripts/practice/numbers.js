// Numbers in any spelling: `94 %`, `ninety-four per cent`, `a third`, `twice`, `half an hour`.
//
// What a number counts, its unit, is one of
// - "count": things; or nothing is said,
// - "share": parts of a whole, from 0 to 1,
// - "money", in whatever currency,
// - "time", in seconds,
// - "times": how many times as much,
// - "moment": a year, a date or a time of day: when, not how much.

// How a language says numbers, ready to be looked for; `written` is as its data has it, all in small letters.
function numberWordsOf(written) {
  const table = (name) => new Map(Object.entries(written[name] ?? {}));
  const set = (name) => new Set(written[name] ?? []);
  const words = {
    // `seven` is 7, `twenty` is 20.
    values: table("words"),
    // What multiplies the number before it: `hundred`, `million`, `k`.
    scales: table("scales"),
    // `half` is 0.5, without an article.
    halves: table("halves"),
    // `third` is a third, behind an article or a number; what lets `a third` mean a share where it follows.
    parts: table("parts"),
    afterPart: set("after_part"),
    // `twice` is 2.
    times: table("times"),
    // What makes `4` a fourth.
    ordinals: set("ordinals"),
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
    months: set("months"),
  };
  return { ...words, openers: openersOf(words) };
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
  const numbers = [];
  while (!reader.isAtEnd) {
    const number = reader.next();
    if (number) numbers.push(number);
  }
  return numbers;
}

// Whether both numbers say the same, or `said` is what somebody says for `exact` without a paper in hand.
function agrees(said, exact, limits) {
  const hasSameUnit = said.unit === exact.unit;
  // Where one has no unit, as in a table, what is said decides.
  const isUncertain = said.unit === "count" || exact.unit === "count";
  if (!hasSameUnit && !isUncertain) return false;
  const [saidValue, exactValue] = hasSameUnit ? [said.value, exact.value] : [said.amount, exact.amount];
  const distance = Math.abs(saidValue - exactValue);
  const isWithin = (share) => distance <= share * Math.abs(exactValue);
  if (isWithin(1e-9)) return true;
  if (!hasSameUnit) return false;
  if (said.isRough || exact.isRough) return isWithin(limits.roughRounding);
  return digitsThatCount(saidValue) < digitsThatCount(exactValue) && isWithin(limits.rounding);
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

// Whether so many minutes are said before or after an hour: `five`, `ten`, `twenty`.
function areMinutes(value) {
  return value % 5 === 0 && value < 30;
}

// Whether a figure is a time of day: `18:10`.
function isTimeOfDay(figure) {
  return /^\d.*:/.test(figure);
}

// Whether a figure is a year: four digits without a mark between them.
function isYear(figure) {
  return /^(?:19|20)\d\d$/.test(figure);
}

// The unit that a word names, alone or with the word behind it: how many words that are, which unit, and how
// much of ours it is. Null where it names none.
function unitNamed(word, behind, { percent, time, money, fold }) {
  if (percent.has(word)) return { length: 1, name: "share", scale: 0.01 };
  if (percent.has(`${word} ${behind}`)) return { length: 2, name: "share", scale: 0.01 };
  if (time.has(word)) return { length: 1, name: "time", scale: time.get(word) };
  if (money.has(word)) return { length: 1, name: "money", scale: 1 };
  if (fold.has(word)) return { length: 1, name: "times", scale: 1 };
  return null;
}
