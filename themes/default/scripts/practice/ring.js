// The ring that fills towards the target, with quiet marks where the parts of the script turn.

const ringRadius = 78;
const lettersRadius = 94;
// In per cent of the ring: nearer to each other letters could not be read.
const leastBetweenLetters = 6;

// Returns what turns the ring to a share of the target; over 1 a second ring shows what is over.
function drawRing(ring, shares) {
  const circle = (name) =>
    drawing("circle", { class: name, cx: 100, cy: 100, r: ringRadius, pathLength: 100 });
  const passed = circle("ring-passed");
  const over = circle("ring-over");
  fill(ring, circle("ring-all"), passed, over, ...marksOfParts(shares ?? []));
  const fillTo = (arc, share) => {
    const percent = 100 * Math.min(1, Math.max(0, share));
    arc.setAttribute("stroke-dasharray", `${percent.toFixed(2)} 200`);
    arc.setAttribute("visibility", share > 0 ? "visible" : "hidden");
  };
  return (share) => {
    fillTo(passed, share);
    fillTo(over, share - 1);
  };
}

function marksOfParts(shares) {
  const marks = [];
  let at = 0;
  let lastLetter = -leastBetweenLetters;
  shares.forEach((share, part) => {
    if (share > 0) {
      const letterAt = Math.max(at, lastLetter + leastBetweenLetters);
      marks.push(markOfPart(part, at, letterAt));
      lastLetter = letterAt;
    }
    at += share;
  });
  return marks;
}

function markOfPart(part, at, letterAt) {
  const [x1, y1] = pointOfRing(at, ringRadius - 8);
  const [x2, y2] = pointOfRing(at, ringRadius + 8);
  const [x, y] = pointOfRing(letterAt, lettersRadius);
  return drawing(
    "g",
    { class: `part-${partNames[part]}` },
    drawing("line", { x1, y1, x2, y2 }),
    drawing("text", { x, y }, letterOfPart(part)),
  );
}

// A point at so many per cent of the ring, which begins at the top and goes as a clock does.
function pointOfRing(percent, radius) {
  const angle = (percent / 100) * 2 * Math.PI;
  return [100 + radius * Math.sin(angle), 100 - radius * Math.cos(angle)].map((place) => place.toFixed(1));
}
