// How it goes, read off the rounds: what is due, days in a row, seconds by story, and the pace. What is weak is
// told from the schedules, where somebody asks for it.

const readingsForPace = { least: 3, last: 7 };

// All of it at one moment; `schedules` knows of the interview. Reading aloud is no rehearsal: it shows the
// pace.
function progressOf(rounds, questions, now, interview = null) {
  const rehearsals = rounds.filter(({ isReading }) => !isReading);
  const schedules = schedulesOf(rehearsals, questions, now, interview);
  return {
    schedules,
    due: dueQuestions(questions, schedules, now),
    daysInARow: daysInARow(rehearsals, now),
    secondsByStory: secondsByStory(rehearsals),
    pace: paceOf(rounds),
  };
}

// The schedule of each question that was rehearsed and graded, by its id.
function schedulesOf(rehearsals, questions, now, interview) {
  const places = new Map(questions.map(({ id }, place) => [id, place]));
  const graded = inOrderOfTime(rehearsals).filter(({ question, grade }) => question && grade);
  const schedules = new Map();
  for (const [question, reviews] of groupedBy(graded, (round) => round.question)) {
    const schedule = scheduleOf(reviews);
    schedules.set(question, { ...schedule, due: dueBefore(schedule, now, interview, places.get(question) ?? 0) });
  }
  return schedules;
}

// The most overdue first; of the same day, what is held least.
function dueQuestions(questions, schedules, now) {
  const scheduleOfQuestion = ({ id }) => schedules.get(id);
  return questions
    .filter((question) => scheduleOfQuestion(question)?.due <= now)
    .sort((one, other) => {
      const [first, second] = [one, other].map(scheduleOfQuestion);
      return first.due - second.due || strengthOf(first, now) - strengthOf(second, now);
    });
}

// Days on which something was rehearsed, up to today or, as long as today has none, to yesterday.
function daysInARow(rehearsals, now) {
  const days = new Set(rehearsals.map(({ at }) => calendarDay(at)));
  const today = calendarDay(now);
  let day = days.has(today) ? today : today - 1;
  let inARow = 0;
  for (; days.has(day); day -= 1) inARow += 1;
  return inARow;
}

// [{ at, seconds }] of the rehearsals of each story, in order of time, by its slug.
function secondsByStory(rehearsals) {
  const timed = inOrderOfTime(rehearsals).filter(({ story, seconds }) => story && seconds > 0);
  const byStory = new Map();
  for (const [story, ofStory] of groupedBy(timed, (round) => round.story)) {
    byStory.set(story, ofStory.map(({ at, seconds }) => ({ at, seconds })));
  }
  return byStory;
}

// By the mean strength of their questions, and where that is equal by their lapses.
function weakestCompetencies(questions, schedules, now) {
  const withOne = questions.filter(({ competency }) => competency);
  const competencies = [...groupedBy(withOne, (question) => question.competency)].map(([competency, its]) => {
    const ofQuestions = its.map(({ id }) => schedules.get(id) ?? null);
    return {
      competency,
      questions: its.length,
      rehearsed: ofQuestions.filter(Boolean).length,
      strength: sumOf(ofQuestions, (schedule) => strengthOf(schedule, now)) / its.length,
      lapses: sumOf(ofQuestions, (schedule) => schedule?.lapses ?? 0),
    };
  });
  return competencies.sort((one, other) => one.strength - other.strength || other.lapses - one.lapses);
}

// What was never rehearsed is the weakest, in the order of the site.
function weakestQuestions(questions, schedules, now) {
  const strengths = new Map(questions.map(({ id }) => [id, strengthOf(schedules.get(id), now)]));
  const lapsesOf = ({ id }) => schedules.get(id)?.lapses ?? 0;
  return [...questions].sort(
    (one, other) => strengths.get(one.id) - strengths.get(other.id) || lapsesOf(other) - lapsesOf(one),
  );
}

// The chance that it will be known tomorrow: today all that was just rehearsed is, however badly it went.
function strengthOf(schedule, now) {
  return schedule ? retrievability(schedule, startOfDay(now, 1)) : 0;
}

// Words a minute over the last rounds that were read aloud, or null where there are too few.
function paceOf(rounds) {
  const readings = inOrderOfTime(rounds).filter(
    ({ isReading, words, seconds }) => isReading && words > 0 && seconds > 0,
  );
  if (readings.length < readingsForPace.least) return null;
  const paces = readings.slice(-readingsForPace.last).map(({ words, seconds }) => (words * 60) / seconds);
  return Math.round(middleOf(paces));
}

// The median.
function middleOf(numbers) {
  const inOrder = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(inOrder.length / 2);
  return inOrder.length % 2 === 1 ? inOrder[middle] : (inOrder[middle - 1] + inOrder[middle]) / 2;
}

function sumOf(list, amountOf) {
  return list.reduce((sum, entry) => sum + amountOf(entry), 0);
}

function inOrderOfTime(rounds) {
  return [...rounds].sort((one, other) => one.at - other.at);
}

function groupedBy(list, nameOf) {
  const groups = new Map();
  for (const entry of list) {
    const name = nameOf(entry);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(entry);
  }
  return groups;
}
