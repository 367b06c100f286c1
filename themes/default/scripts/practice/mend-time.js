// Time: an answer that is too long or too short.

function tooLong(round) {
  const { targetSeconds, limits } = round.repertoire;
  const isTooLong = round.seconds * 100 > targetSeconds * limits.longest;
  return isTooLong ? [remark("too-long", timesOf(round))] : [];
}

function tooShort(round) {
  const { targetSeconds, limits } = round.repertoire;
  const isTooShort = round.seconds * 100 < targetSeconds * limits.shortest;
  return isTooShort ? [remark("too-short", { ...timesOf(round), percent: limits.shortest })] : [];
}

function timesOf({ seconds, repertoire }) {
  return { time: timeOf(seconds), target: timeOf(repertoire.targetSeconds) };
}
