// The four parts to scale against the target, as on the page of a story: what was said above the script.

// { seconds, shares } by name; `shares` may be null. All bars have one scale.
function partsBars(rows) {
  const { targetSeconds } = page.repertoire;
  const longest = Math.max(targetSeconds * 1.1, ...rows.map(({ seconds }) => seconds));
  return rows.map(({ name, seconds, shares }) =>
    element(
      "figure",
      { class: "script-clock" },
      partsBar(shares ?? [], seconds / longest, targetSeconds / longest),
      element("figcaption", {}, timesOfParts(name, seconds), shares ? listOfShares(shares, seconds) : null),
    ),
  );
}

const shareForLetter = 0.05;

function partsBar(shares, whole, target) {
  const percent = (share) => `${(100 * share).toFixed(2)}%`;
  const bar = drawing("svg", { class: "script-bar", "aria-hidden": "true" });
  bar.append(drawing("rect", { class: "script-bar-all", width: "100%", height: "100%" }));
  if (shares.length === 0) {
    bar.append(drawing("rect", { class: "script-bar-plain", width: percent(whole), height: "100%" }));
  }
  let at = 0;
  shares.forEach((share, part) => {
    const width = (share / 100) * whole;
    if (width > 0) {
      const piece = drawing("g", { class: `part-${partNames[part]}` });
      piece.append(drawing("rect", { x: percent(at), width: percent(width), height: "100%" }));
      const letter = drawing("text", { x: percent(at + width / 2), y: "50%" }, letterOfPart(part));
      if (width > shareForLetter) piece.append(letter);
      bar.append(piece);
    }
    at += width;
  });
  bar.append(
    drawing("line", { class: "script-bar-target", x1: percent(target), x2: percent(target), y1: -7, y2: 4 }),
  );
  return bar;
}

function timesOfParts(name, seconds) {
  return element("p", { class: "script-time" }, element("strong", {}, name), ` ${timeOf(seconds)}`);
}

function listOfShares(shares, seconds) {
  const items = shares.map((share, part) =>
    element(
      "li",
      {},
      partMark(part),
      element("span", { class: "hidden" }, labelOf(partNames[part])),
      ` ${labelOf("second_count", { n: Math.round((share * seconds) / 100) })}`,
    ),
  );
  return element("ul", { class: "script-shares" }, ...items);
}
