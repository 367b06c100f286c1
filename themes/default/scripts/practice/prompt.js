// The whole round as text, for whatever assistant somebody uses: the page itself sends nothing.

function promptOf() {
  const round = roundNow();
  const question = questionNow();
  const story = storyNow();
  const text = round.text.trim();
  const { found } = feedbackNow;
  const script = story?.script.map((sentences) => sentences.map((sentence) => sentence.text).join(" ")) ?? [];
  const praise = (found?.praise ?? []).map((one) => remarkLine(saidOf("praise", one.name, one.values), one));
  const mend = (found?.findings ?? []).map((one) => remarkLine(saidOf("mend", one.rule, one.values), one));
  const blocks = [
    [null, [labelOf("practice_prompt")]],
    [labelOf("practice_question"), [cardNow().asked]],
    [labelOf("practice_answer"), [byId("facts").textContent, ...(text ? [text] : [])]],
    [labelOf("practice_tick_said"), text || !story ? [] : tickedLines(pointsOfStory(story))],
    [`${labelOf("script")}: ${story?.title ?? ""}`, script],
    [labelOf("practice_best"), praise],
    [labelOf("to_mend"), mend],
    [labelOf("practice_signals"), tickedLines(pointsOfGuide("signals", question.signals))],
    [labelOf("practice_pitfalls"), tickedLines(pointsOfGuide("pitfalls", question.pitfalls))],
  ];
  return blocks
    .map(([heading, lines]) => [heading, lines.filter(Boolean)])
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [...(heading ? [`## ${heading}`] : []), ...lines].join("\n"))
    .join("\n\n");
}

function remarkLine(said, { quotes }) {
  return `- ${said}${quotes.map((words) => ` “${words}”`).join("")}`;
}

function tickedLines(points) {
  const { ticks } = roundNow();
  return points.map(({ id, text }) => {
    const state = labelOf(ticks.includes(id) ? "practice_ticked" : "practice_not_ticked");
    return `- ${text} (${state})`;
  });
}

// Where the clipboard is closed, the text stands there to be copied by hand.
async function copyPrompt() {
  const prompt = promptOf();
  try {
    await navigator.clipboard.writeText(prompt);
    notify(labelOf("practice_copied"));
  } catch {
    byId("prompt-field").hidden = false;
    byId("prompt").value = prompt;
    byId("prompt").focus();
    byId("prompt").select();
  }
}
