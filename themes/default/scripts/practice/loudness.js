// Pauses and speaking time from loudness, one figure for each tenth of a second.

const measuresPerSecond = 10;
// In seconds.
const shortestPause = 2;

// [{ pauses that are longer than that, seconds spoken }]. Silence before the first word and after the last one
// is no pause.
function speakingOf(loudness) {
  const threshold = thresholdOf(loudness);
  const isSpoken = loudness.map((level) => level > threshold);
  const first = isSpoken.indexOf(true);
  if (first < 0) return { pauses: 0, secondsSpoken: 0 };
  const within = isSpoken.slice(first, isSpoken.lastIndexOf(true) + 1);
  const isLong = ({ length }) => length > shortestPause * measuresPerSecond;
  const gaps = silencesOf(within);
  const silent = gaps.filter(({ length }) => length >= measuresPerSecond / 2);
  const silence = silent.reduce((sum, { length }) => sum + length, 0);
  return { pauses: gaps.filter(isLong).length, secondsSpoken: (within.length - silence) / measuresPerSecond };
}

// Above the noise of the room, which is what the quietest tenth has, and well below the loudest words.
function thresholdOf(loudness) {
  const inOrder = [...loudness].sort((one, other) => one - other);
  const noise = inOrder[Math.floor(inOrder.length * 0.1)] ?? 0;
  const loud = inOrder[Math.floor(inOrder.length * 0.95)] ?? 0;
  return Math.max(0.004, Math.min(noise * 2.5, (noise + loud) / 2), loud * 0.1);
}

function silencesOf(isSpoken) {
  const silences = [];
  let length = 0;
  for (const spoken of isSpoken) {
    if (!spoken) length += 1;
    else if (length > 0) {
      silences.push({ length });
      length = 0;
    }
  }
  return silences;
}
