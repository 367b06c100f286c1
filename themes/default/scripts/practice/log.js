// What is remembered: the rounds { id, at, question, story, grade, seconds, words, isReading, findings } and
// the settings, each with the time of its change, as one text under one key of the site.
//
// Rounds are only ever added. What is stored is read again and merged before each write, so that no tab and
// no imported file loses what another one has. Where storage fails, all is known as long as the page is open.

const logFormat = "starling-practice";
const logVersion = 1;

// What each field of a round may be; fields that are not here are kept as they are.
const fieldsOfRound = {
  id: isFilled,
  at: isMoment,
  question: orNothing(isFilled),
  story: orNothing(isFilled),
  grade: orNothing((value) => [1, 2, 3, 4].includes(value)),
  seconds: orNothing((value) => Number.isFinite(value) && value >= 0),
  words: orNothing((value) => Number.isFinite(value) && value >= 0),
  isReading: orNothing((value) => typeof value === "boolean"),
  findings: orNothing((value) => Array.isArray(value) && value.every(isFilled)),
};

function orNothing(isRight) {
  return (value) => value == null || isRight(value);
}

// The storage of the browser, or null where it is blocked.
function storageOfBrowser() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function openLog(storage, key) {
  let known = { rounds: new Map(), settings: new Map() };
  let lastRead = null;
  let damagedKey = null;
  let isKept = canStore(storage, key);

  const takeIn = () => {
    const text = storage.getItem(key);
    if (text === lastRead) return;
    const stored = text === null ? { ...emptyLog(), isWhole: true } : readLog(text);
    known = mergedLogs(known, stored);
    if (!stored.isWhole) damagedKey = putAside(storage, key, text);
    lastRead = text;
  };
  const refresh = () => {
    try {
      takeIn();
    } catch {
      isKept = false;
    }
  };
  // Nothing is written over what could be neither read nor put aside.
  const write = () => {
    try {
      takeIn();
      const text = textOfLog(known);
      if (text !== lastRead) storage.setItem(key, text);
      lastRead = text;
      isKept = true;
    } catch {
      isKept = false;
    }
  };
  const remember = (more) => {
    known = mergedLogs(known, { ...emptyLog(), ...more });
    write();
  };

  refresh();
  return {
    // False as long as something is known only to this page.
    get isKept() {
      return isKept;
    },

    // The key under which stored data was put that could not be read, or null.
    get damagedKey() {
      return damagedKey;
    },

    // In order of time.
    rounds() {
      refresh();
      return roundsInOrder(known);
    },

    // A round without an id gets one.
    add(round) {
      const added = jsonCopy({ ...round, id: round.id ?? newRoundId() });
      if (!isRound(added)) throw new Error("not a round");
      remember({ rounds: [added] });
      return added;
    },

    settings() {
      refresh();
      return Object.fromEntries(Array.from(known.settings, ([name, { value }]) => [name, value]));
    },

    // Counts as later than what it replaces even where a clock was wrong.
    set(name, value) {
      refresh();
      const at = Math.max(Date.now(), (known.settings.get(name)?.at ?? 0) + 1);
      remember({ settings: [{ name, value: jsonCopy(value ?? null), at }] });
    },

    exported() {
      refresh();
      return textOfLog(known);
    },

    // How many rounds were new. An error leaves all as it was.
    imported(text) {
      const file = readLog(text);
      if (!file.isWhole) throw new Error("not an export");
      refresh();
      const before = known.rounds.size;
      remember(file);
      return known.rounds.size - before;
    },

    // Calls back when another tab has changed something, or when the page is shown again and may have missed
    // it. Two tabs that write in the same moment come together here: each adds what the other has left out.
    listen(callback) {
      addEventListener("storage", (event) => {
        if (event.key !== key && event.key !== null) return;
        write();
        callback();
      });
      addEventListener("pageshow", (event) => event.persisted && callback());
    },
  };
}

function canStore(storage, key) {
  try {
    storage.setItem(`${key}-probe`, "");
    storage.removeItem(`${key}-probe`);
    return true;
  } catch {
    return false;
  }
}

// Under a key of its own, once for each text. Throws where there is no room.
function putAside(storage, key, text) {
  for (let number = 1; ; number += 1) {
    const aside = `${key}-damaged-${number}`;
    const there = storage.getItem(aside);
    if (there === null) storage.setItem(aside, text);
    if (there === null || there === text) return aside;
  }
}

function emptyLog() {
  return { rounds: [], settings: [] };
}

function mergedLogs(known, more) {
  return {
    rounds: mergedBy("id", known.rounds, more.rounds),
    settings: mergedBy("name", known.settings, more.settings),
  };
}

function mergedBy(name, known, more) {
  const merged = new Map(known);
  for (const entry of more) {
    const there = merged.get(entry[name]);
    merged.set(entry[name], there ? laterOf(there, entry) : entry);
  }
  return merged;
}

// Of two with the same time the same one in each tab: else both would correct each other for ever.
function laterOf(one, other) {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other;
}

function roundsInOrder({ rounds }) {
  return [...rounds.values()].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

function textOfLog(known) {
  const settings = [...known.settings.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return JSON.stringify({ format: logFormat, version: logVersion, settings, rounds: roundsInOrder(known) });
}

// What can be read in a text, and whether that is all of it.
function readLog(text) {
  let data = null;
  try {
    data = JSON.parse(text);
  } catch {
    return emptyLog();
  }
  const isLog = data?.format === logFormat && Array.isArray(data.rounds) && Array.isArray(data.settings);
  if (!isLog || data.version !== logVersion) return emptyLog();
  return {
    rounds: data.rounds.filter(isRound),
    settings: data.settings.filter(isSetting),
    isWhole: data.rounds.every(isRound) && data.settings.every(isSetting),
  };
}

function isRound(round) {
  return Object.keys(fieldsOfRound).every((name) => fieldsOfRound[name](round?.[name]));
}

function isSetting(setting) {
  return isFilled(setting?.name) && isMoment(setting.at) && "value" in setting;
}

function isFilled(value) {
  return typeof value === "string" && value !== "";
}

// Within what a date can hold, and room for a later one.
function isMoment(value) {
  return Number.isFinite(value) && Math.abs(value) < 8e15;
}

// What is remembered is what can be read again, and does not change with the original.
function jsonCopy(value) {
  return JSON.parse(JSON.stringify(value));
}

// `crypto.randomUUID` is missing where a page is served without TLS.
function newRoundId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}
