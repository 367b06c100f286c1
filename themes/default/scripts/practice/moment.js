// Moments: numbers that say when, and not how much. They are read by a reader of numbers.

// Whether what was read from `start` on says when: a year, a day of a month, a time of day. Passes what
// belongs to it.
function passesMoment(reader, start) {
  const { words } = reader;
  const [before, after] = [reader.word(start - 1), reader.word(reader.at)];
  const isAlone = reader.at === start + 1;
  // `eleven twenty`, `nineteen ninety-five`: two numbers that make none together.
  if (isAlone && isBetween(reader, 1, 100, start) && isBetween(reader, 5, 100, reader.at)) {
    while (isBetween(reader, 5, 100, reader.at) || reader.word(reader.at) === "-") reader.at += 1;
    return true;
  }
  const ofClock = tokensOfClock(reader, reader.at);
  if (ofClock > 0 || (isAlone && isTimeOfDay(reader.word(start)))) {
    reader.at += ofClock;
    return true;
  }
  if (words.months.has(before) || words.months.has(after)) return true;
  if (reader.tokens[start].value !== null) return isAlone && isYear(reader.word(start));
  // `ten past six` and `a quarter to nine`, but not `from ten to six`: there it is no time of day.
  if (words.past.has(after) && !isAfterFrom(reader, start) && isHour(reader, reader.at + 1)) {
    const minutes = words.values.get(reader.word(start));
    return minutes === undefined || areMinutes(minutes);
  }
  return words.past.has(before) && isHour(reader, start) && endsMinutes(reader, start - 2);
}

// Whether the word at a place is so many minutes before or after an hour: `ten`, `half`, `quarter`.
function endsMinutes(reader, at) {
  const word = reader.word(at);
  const { halves, parts, values } = reader.words;
  const minutes = values.get(word);
  const isMeant = minutes === undefined ? halves.has(word) || parts.has(word) : areMinutes(minutes);
  return isMeant && !isAfterFrom(reader, at);
}

// Whether so many minutes are said before or after an hour: `five`, `ten`, `twenty`.
function areMinutes(value) {
  return value % 5 === 0 && value < 30;
}

// Whether one of the three words before a place begins a stretch: `from ten to six`.
function isAfterFrom(reader, at) {
  return [1, 2, 3].some((back) => reader.words.from.has(reader.word(at - back)));
}

// How many tokens of the clock are at a place: one of `am`, three of `a.m`.
function tokensOfClock(reader, at) {
  const { clock } = reader.words;
  if (clock.has(reader.word(at))) return 1;
  const three = [at, at + 1, at + 2].map((place) => reader.word(place));
  return !three.includes("") && clock.has(three.join("")) ? 3 : 0;
}

// Whether a number word is there that says `least` or more, and less than `most`.
function isBetween(reader, least, most, at) {
  const value = reader.words.values.get(reader.word(at));
  return value >= least && value < most;
}

// Whether an hour of the clock is there, and no unit behind it.
function isHour(reader, at) {
  const behind = reader.word(at + 1);
  const { time, percent, scales, values } = reader.words;
  const isCounted = time.has(behind) || percent.has(behind) || scales.has(behind);
  const hour = values.get(reader.word(at));
  return hour >= 1 && hour <= 12 && !isCounted;
}

// Whether a figure is a time of day: `18:10`.
function isTimeOfDay(figure) {
  return /^\d.*:/.test(figure);
}

// Whether a figure is a year: four digits without a mark between them.
function isYear(figure) {
  return /^(?:19|20)\d\d$/.test(figure);
}
