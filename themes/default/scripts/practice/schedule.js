// When a question comes back: FSRS-6 with its published default parameters and a desired retention of 0.9.
// Source: open-spaced-repetition, "The Algorithm" (github.com/open-spaced-repetition/fsrs4anki/wiki) and its
// reference for JavaScript, ts-fsrs 5.4.2, with which it agrees where that is set to
// { enable_fuzz: false, enable_short_term: true, learning_steps: [], relearning_steps: [] }.
// One thing differs on purpose: "again" comes back at once, not after a day.
//
// A day is the person's calendar day. What is due on a day is due from its first moment on.

// The parameters by what they do. w0 to w20 are their published names; lists are by grade.
const memoryModel = {
  firstStability: [0.212, 1.2931, 2.3065, 8.2956], // w0 to w3
  firstDifficulty: { again: 6.4133, ease: 0.8334 }, // w4, w5
  nextDifficulty: { change: 3.0194, pullToEasy: 0.001 }, // w6, w7
  recall: { gain: 1.8722, saturation: 0.1666, surprise: 0.796 }, // w8 to w10
  lapse: { scale: 1.4835, difficulty: 0.0614, stability: 0.2629, surprise: 1.6483 }, // w11 to w14
  recallByGrade: [0, 0.6014, 1, 1.8729], // w15, w16
  sameDay: { gain: 0.5425, shift: 0.0912, saturation: 0.0658 }, // w17 to w19
  decay: 0.1542, // w20
  stability: { least: 0.001, most: 36500 },
};
const forgettingFactor = toEightDecimals(0.9 ** (-1 / memoryModel.decay) - 1);
const daysOfSpread = 7;

// Of the reviews [{ at, grade }] of one question, in order of time; null where there are none.
function scheduleOf(reviews) {
  if (reviews.length === 0) return null;
  const memory = reviews.slice(0, -1).reduce(memoryAfter, null);
  return scheduleAfter(memory, reviews.at(-1));
}

function scheduleAfter(memory, review) {
  const interval = intervalsAfter(memory, review.at)[review.grade - 1];
  return { ...memoryAfter(memory, review), interval, due: startOfDay(review.at, interval) };
}

function memoryAfter(memory, { at, grade }) {
  const isLapse = memory !== null && grade === 1;
  return {
    stability: stabilityAfter(memory, at, grade),
    difficulty: difficultyAfter(memory, grade),
    last: at,
    lapses: (memory?.lapses ?? 0) + (isLapse ? 1 : 0),
  };
}

// What each grade would lead to now, in days: [{ grade, days }].
function previewOf(reviews, now, interview, place) {
  const schedule = scheduleOf(reviews);
  return [1, 2, 3, 4].map((grade) => {
    const next = scheduleAfter(schedule, { at: now, grade });
    return { grade, days: daysBetween(now, dueBefore(next, now, interview, place)) };
  });
}

// The chance that it is still known.
function retrievability(schedule, now) {
  const days = Math.max(0, daysBetween(schedule.last, now));
  return toEightDecimals((1 + (forgettingFactor * days) / schedule.stability) ** -memoryModel.decay);
}

// When it is due where an interview is ahead; `interview` is its date as a date field has it ("2026-03-31"), or
// null. What would be due later comes once more in the last days before it. Each question has a day of its own
// among them, by its place on the site, so that all days have as many and none has all. What was rehearsed on
// that day or later is done. Where it is too late for that day, the days that are left have as many each.
function dueBefore(schedule, now, interview, place) {
  if (!interview) return schedule.due;
  const day = startOfDate(interview);
  const eve = startOfDay(day, -1);
  const ownDay = startOfDay(eve, -(place % daysOfSpread));
  const today = startOfDay(now);
  if (day < today || schedule.due <= eve || schedule.last >= ownDay) return schedule.due;
  return ownDay >= today ? ownDay : startOfDay(now, place % Math.max(1, daysBetween(now, day)));
}

// In days, by grade: an easier grade leads to a later day.
function intervalsAfter(memory, at) {
  const [ofHard, ofGood, ofEasy] = [2, 3, 4].map((grade) => wholeDays(stabilityAfter(memory, at, grade)));
  const hard = Math.min(ofHard, ofGood);
  const good = Math.max(ofGood, hard + 1);
  const easy = Math.max(ofEasy, good + 1);
  return [0, hard, good, easy];
}

// Stability is the number of days until 0.9 is left, which is the retention that is desired.
function wholeDays(stability) {
  return Math.max(1, Math.round(stability));
}

function stabilityAfter(memory, at, grade) {
  if (!memory) return memoryModel.firstStability[grade - 1];
  if (daysBetween(memory.last, at) <= 0) return stabilityOnSameDay(memory, grade);
  const surprise = 1 - retrievability(memory, at);
  if (grade === 1) return stabilityAfterLapse(memory, surprise);
  return stabilityAfterRecall(memory, surprise, grade);
}

function stabilityOnSameDay({ stability }, grade) {
  const { gain, shift, saturation } = memoryModel.sameDay;
  const growth = stability ** -saturation * Math.exp(gain * (grade - 3 + shift));
  return stabilityWithinLimits(stability * (grade === 1 ? growth : Math.max(1, growth)));
}

function stabilityAfterRecall({ stability, difficulty }, surprise, grade) {
  const { gain, saturation, surprise: weight } = memoryModel.recall;
  const growth =
    Math.exp(gain) *
    (11 - difficulty) *
    stability ** -saturation *
    (Math.exp(weight * surprise) - 1) *
    memoryModel.recallByGrade[grade - 1];
  return stabilityWithinLimits(stability * (1 + growth));
}

// A "good" on the same day must not lead beyond what there was before the lapse.
function stabilityAfterLapse({ stability, difficulty }, surprise) {
  const { scale, difficulty: ofDifficulty, stability: ofStability, surprise: weight } = memoryModel.lapse;
  const left =
    scale * difficulty ** -ofDifficulty * ((stability + 1) ** ofStability - 1) * Math.exp(weight * surprise);
  const most = stability / Math.exp(memoryModel.sameDay.gain * memoryModel.sameDay.shift);
  return Math.min(stabilityWithinLimits(left), stabilityWithinLimits(most));
}

function difficultyAfter(memory, grade) {
  if (!memory) return difficultyWithinLimits(firstDifficulty(grade));
  const { change, pullToEasy } = memoryModel.nextDifficulty;
  const step = toEightDecimals((change * (3 - grade) * (10 - memory.difficulty)) / 9);
  const next = pullToEasy * firstDifficulty(4) + (1 - pullToEasy) * (memory.difficulty + step);
  return difficultyWithinLimits(toEightDecimals(next));
}

function firstDifficulty(grade) {
  const { again, ease } = memoryModel.firstDifficulty;
  return toEightDecimals(again - Math.exp(ease * (grade - 1)) + 1);
}

function difficultyWithinLimits(difficulty) {
  return Math.min(10, Math.max(1, difficulty));
}

function stabilityWithinLimits(stability) {
  const { least, most } = memoryModel.stability;
  return toEightDecimals(Math.min(most, Math.max(least, stability)));
}

// As the reference rounds at each step: without it both would part slowly, and an interval with them.
function toEightDecimals(value) {
  return Math.round(value * 1e8) / 1e8;
}

// The first moment of the day of a date field.
function startOfDate(date) {
  return startOfDay(`${date}T00:00`);
}

// The first moment of the local day that is some days after that of a moment.
function startOfDay(moment, days = 0) {
  const date = new Date(moment);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

// Counted on the calendar, as a local day may have 23 or 25 hours.
function daysBetween(from, to) {
  return calendarDay(to) - calendarDay(from);
}

function calendarDay(moment) {
  const date = new Date(moment);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
