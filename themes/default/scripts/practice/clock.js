// Times in figures, and what happens while they pass.

function timeOf(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function secondsSince(moment) {
  return Math.max(0, (Date.now() - moment) / 1000);
}

// Calls back at once and then several times a second, until the function that is returned is called.
function whileTimePasses(callback) {
  const timer = setInterval(callback, 200);
  callback();
  return () => clearInterval(timer);
}

function timeOfTarget(seconds) {
  return labelOf("time_of_target", { time: timeOf(seconds), target: timeOf(page.repertoire.targetSeconds) });
}

// In whole words a minute; nothing where there is no time or no word.
function paceText(words, seconds) {
  if (!words || !seconds) return null;
  return labelOf("practice_words_a_minute", { n: Math.round((words * 60) / seconds) });
}

// When something is due that is due in so many days.
function inDays(days) {
  return days <= 0 ? labelOf("practice_today") : labelOf("practice_in_days", { n: days });
}
