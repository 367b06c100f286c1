// Breath: where a sentence lets its speaker take one.

// Whether a sentence is longer than one breath, and has no place for another: no colon, semicolon, dash or
// line break, and commas too far apart.
function isBreathless(sentence, speaking, limits) {
  const count = (text) => spokenWords(text, speaking);
  return sentence.split(/[;:—–…\n；：]/).some((breath) => {
    const hasLongPart = () => breath.split(/[,，、()]/).some((part) => count(part) > limits.mostBetweenCommas);
    return count(breath) > limits.longestBreath && hasLongPart();
  });
}
