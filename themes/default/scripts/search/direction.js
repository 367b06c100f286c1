// What a text means, as a direction in a space: as many numbers as the table has dimensions.

// Adds a direction to a sum.
function addDirection(sum, direction) {
  for (let at = 0; at < sum.length; at += 1) sum[at] += direction[at];
}

// The same direction with the length 1; nowhere stays nowhere.
function unitOf(direction) {
  const length = Math.sqrt(agreementOf(direction, direction));
  return length === 0 ? direction : direction.map((number) => number / length);
}

// How much two directions agree: for two of the length 1 the cosine of the angle between them.
function agreementOf(left, right) {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += left[at] * right[at];
  return sum;
}

// Whether a direction is that of a text that means nothing.
function isNowhere(direction) {
  return direction.every((number) => number === 0);
}
