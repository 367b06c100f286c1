// Lists to tick oneself; what is ticked is kept with the round.

function checklist(list, points) {
  const { ticks } = roundNow();
  const items = points.map(({ id, text, mark = null }) => {
    const box = element("input", { type: "checkbox" });
    box.checked = ticks.includes(id);
    box.addEventListener("change", () => tick(id, box.checked));
    return element("li", {}, element("label", {}, box, mark, element("span", {}, text)));
  });
  fill(list, ...items);
  return items.length > 0;
}

function tick(id, isTicked) {
  const round = roundNow();
  round.ticks = round.ticks.filter((other) => other !== id);
  if (isTicked) round.ticks.push(id);
  keepRun();
}

// What the story has to be told with, where nobody typed what was said.
function pointsOfStory(story) {
  const parts = story.parts.map(({ cue }, part) => ({
    id: `part ${part}`,
    text: cue ? `${labelOf(partNames[part])}: ${cue}` : labelOf(partNames[part]),
    mark: partMark(part),
  }));
  return [...parts, ...story.metrics.map((text) => ({ id: `number ${text}`, text }))];
}

function pointsOfGuide(kind, texts) {
  return texts.map((text) => ({ id: `${kind} ${text}`, text }));
}
