// Speaking: a ring that fills towards the target, the time in figures, and the way to stop.

const usualShares = [20, 10, 55, 15];

function prepareSpeaking() {
  onClick("stop", stopSpeaking);
}

function showSpeaking() {
  const isReply = Boolean(roundNow().reply);
  fillQuestion("speaking");
  byId("heard").textContent = "";
  const turnRing = drawRing(byId("ring"), isReply ? null : storyNow()?.shares ?? usualShares);
  showScreen("speaking", "speaking", leaveSpeaking);
  if (!isReply) {
    startRecording();
    startDictation();
  }
  shownScreen.stopTicking = whileTimePasses(clockFace(turnRing));
}

// Shows the time that has passed, and says it where it turns.
function clockFace(turnRing) {
  const { targetSeconds } = page.repertoire;
  const target = timeOf(targetSeconds);
  const timed = timedNow();
  let shown = null;
  let turns = [
    { at: targetSeconds / 2, says: labelOf("practice_half") },
    { at: targetSeconds, says: labelOf("practice_reached", { target }) },
  ].filter(({ at }) => at > secondsSince(timed.startedAt));
  return () => {
    const seconds = secondsSince(timed.startedAt);
    turnRing(seconds / targetSeconds);
    const whole = Math.floor(seconds);
    if (whole === shown) return;
    shown = whole;
    const over = whole - targetSeconds;
    byId("time").textContent = timeOf(whole);
    byId("target").textContent =
      over > 0 ? labelOf("practice_over", { time: timeOf(over) }) : labelOf("practice_of_target", { target });
    for (const { says } of turns.filter(({ at }) => at <= seconds)) announce(says);
    turns = turns.filter(({ at }) => at > seconds);
    timed.seconds = whole;
    keepRun();
  };
}

function stopSpeaking() {
  stopClock();
  goTo(roundNow().reply ? "replied" : "answer");
}

// Whoever leaves while the clock runs comes back to the answer.
function leaveSpeaking() {
  shownScreen.stopTicking?.();
  shownScreen.stopTicking = null;
  stopRecording();
  stopDictation();
  const run = practiceRun.now;
  if (!run || timedNow().startedAt === null) return;
  stopClock();
  run.phase = run.round.reply ? "replied" : "answer";
  keepRun();
}
