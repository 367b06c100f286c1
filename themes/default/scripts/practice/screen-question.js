// The question, large and alone, with time to think; a follow-up is asked the same way, but at once.

function prepareQuestion() {
  onClick("speak", startSpeaking);
  onClick("type-instead", typeInstead);
  onClick("skip", () => nextQuestion());
  onClick("leave-follow-up", leaveFollowUp);
  onClick("read-question", () => readAloud(questionText()));
  offerReadingAloud();
  prepareMicrophone();
  prepareDictation();
}

function questionText() {
  return roundNow().reply?.text ?? cardNow().asked;
}

function showQuestion() {
  const { reply } = roundNow();
  fillQuestion("question");
  byId("question-kind").hidden = !reply;
  byId("options").hidden = Boolean(reply);
  byId("type-instead").hidden = Boolean(reply);
  byId("skip").hidden = Boolean(reply) || practiceRun.now.place + 1 === practiceRun.now.cards.length;
  byId("leave-follow-up").hidden = !reply;
  const stopThinking = reply ? sayNoThinking() : think();
  showScreen("question", "question", () => {
    stopThinking();
    stopReadingAloud();
  });
}

const lettersOfLongQuestion = 120;

function fillQuestion(name) {
  const text = questionText();
  byId(name).textContent = text;
  byId(name).classList.toggle("is-long", text.length > lettersOfLongQuestion);
}

function sayNoThinking() {
  byId("think").textContent = "";
  return () => {};
}

// Counts down, and then the clock starts by itself. While the question is read aloud, the time stands.
function think() {
  const round = roundNow();
  const all = thinkSeconds();
  if (all === 0) return sayNoThinking();
  let left = Math.max(1, Math.min(round.thinkLeft ?? all, all));
  let last = Date.now();
  let shown = null;
  return whileTimePasses(() => {
    const now = Date.now();
    if (!isReadingAloud()) left -= (now - last) / 1000;
    last = now;
    const seconds = Math.ceil(left);
    if (seconds !== shown) {
      shown = seconds;
      round.thinkLeft = seconds;
      byId("think").textContent = labelOf("practice_thinking", { time: timeOf(seconds) });
      keepRun();
    }
    if (left <= 0) startSpeaking();
  });
}

function startSpeaking() {
  const timed = timedNow();
  timed.startedAt = Date.now();
  timed.seconds = 0;
  goTo(roundNow().reply ? "replying" : "speaking");
}

function typeInstead() {
  Object.assign(roundNow(), { startedAt: null, seconds: null });
  goTo("answer");
  byId("text").focus();
}
