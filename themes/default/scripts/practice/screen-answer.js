// The answer as text, if there is one, and the story that it tells.

// So long nothing is typed before the story is looked for.
const millisecondsUntilMatch = 400;

function prepareAnswer() {
  const field = byId("text");
  let waiting = null;
  field.addEventListener("input", () => {
    roundNow().text = field.value;
    keepRun();
    clearTimeout(waiting);
    waiting = setTimeout(() => isShown("answer") && matchStory(), millisecondsUntilMatch);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) toFeedback();
  });
  byId("story").addEventListener("change", (event) => {
    Object.assign(roundNow(), { story: event.target.value || null, isStoryChosen: true });
    keepRun();
  });
  onClick("to-feedback", toFeedback);
}

function showAnswer() {
  const round = roundNow();
  byId("answer-facts").textContent = round.seconds === null ? "" : timeOfTarget(round.seconds);
  byId("pauses").textContent = factsOf(recordingFacts(round));
  showRecording();
  listStories();
  showAnswerText();
  showScreen("answer", "answer", () => byId("audio").pause());
}

// Also what was dictated last, after the stop.
function showAnswerText() {
  byId("text").value = roundNow().text;
  matchStory();
}

// The stories for this question first.
function listStories() {
  const likely = storiesFor(questionNow());
  const others = page.repertoire.stories.filter((story) => !likely.includes(story));
  const options = [...likely, ...others].map(({ slug, title }) => element("option", { value: slug }, title));
  fill(byId("story"), ...options, element("option", { value: "" }, labelOf("practice_none_of_these")));
}

// The best match of the text, until somebody chooses.
function matchStory() {
  const round = roundNow();
  if (!round.isStoryChosen && round.text.trim()) {
    round.story = bestStory(page.repertoire, lexiconOfSite(), round.text);
    keepRun();
  }
  byId("story").value = storyNow()?.slug ?? "";
}

function toFeedback() {
  matchStory();
  goTo("feedback");
}
