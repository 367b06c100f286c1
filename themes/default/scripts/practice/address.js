// What the part of the address behind "#" asks for: a deck, a script to read, or the progress.

const addressesWithValue = ["interview", "story", "question", "competency", "tag", "read"];
const addressesAlone = ["all", "due", "weakest", "uncovered", "progress"];
const mostQuestionsOfMock = 50;

// Null for none and for what is no such address, such as the target of a link within the page.
function choiceOf(hash) {
  const [kind, ...rest] = hash.replace(/^#/, "").split("=");
  const value = decoded(rest.join("="));
  if (kind === "mock") return { kind, count: countOfMock(value) };
  if (addressesWithValue.includes(kind) && value) return { kind, value };
  return addressesAlone.includes(kind) && rest.length === 0 ? { kind } : null;
}

function addressOf({ kind, value, count }) {
  const argument = value ?? count;
  return argument === undefined ? `#${kind}` : `#${kind}=${encodeURIComponent(argument)}`;
}

function isSameChoice(one, other) {
  return addressOf(one) === addressOf(other);
}

function countOfMock(text) {
  const count = Number.parseInt(text, 10);
  return count >= 1 ? Math.min(count, mostQuestionsOfMock) : 5;
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function isAddressEmpty() {
  return location.hash.replace("#", "") === "";
}

// Where no script runs, each address leads to the link that has it as its id. Here a screen comes instead, and
// the browser would take the focus from its heading to that link.
function takeTargetsFromLinks() {
  for (const link of byId("screen-decks").querySelectorAll("a:not([id^='site-'])")) link.removeAttribute("id");
}
