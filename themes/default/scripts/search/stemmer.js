// The form that the inflections of an English word share, by Snowball's English stemmer ("Porter 2").
//
// Endings are cut or replaced step by step, each only where enough of the word stands in front of it: where
// it is in the first region, behind the first consonant after a vowel, or in the second, which is the first
// region of the first one. A `y` that is a consonant is written `Y` meanwhile.

const irregularStems = new Map(Object.entries({
  skis: "ski",
  skies: "sky",
  dying: "die",
  lying: "lie",
  tying: "tie",
  idly: "idl",
  gently: "gentl",
  ugly: "ugli",
  early: "earli",
  only: "onli",
  singly: "singl",
  ...unchanged(["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"]),
}));

// Words that are left as they are once their plural is taken off.
const finishedWords = new Set(
  ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"],
);

// What the endings of derived words become, the second step and the third.
const derivedEndings = endingsWith({
  ...becomes("tion", ["tional"]),
  ...becomes("ence", ["enci"]),
  ...becomes("ance", ["anci"]),
  ...becomes("able", ["abli"]),
  ...becomes("ent", ["entli"]),
  ...becomes("ize", ["izer", "ization"]),
  ...becomes("ate", ["ational", "ation", "ator"]),
  ...becomes("al", ["alism", "aliti", "alli"]),
  ...becomes("ful", ["fulness", "fulli"]),
  ...becomes("ous", ["ousli", "ousness"]),
  ...becomes("ive", ["iveness", "iviti"]),
  ...becomes("ble", ["biliti", "bli"]),
  ...becomes("og", ["ogi"]),
  ...becomes("less", ["lessli"]),
  ...becomes("", ["li"]),
});
const furtherEndings = endingsWith({
  ...becomes("tion", ["tional"]),
  ...becomes("ate", ["ational"]),
  ...becomes("al", ["alize"]),
  ...becomes("ic", ["icate", "iciti", "ical"]),
  ...becomes("", ["ful", "ness", "ative"]),
});
// What is cut off in the fourth step.
const lastEndings = endingsWith(becomes("", [
  "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous",
  "ive", "ize", "ion",
]));

const hasAtMostTwoLetters = /^.{0,2}$/su;
const vowel = /[aeiouy]/;
const vowelThenConsonant = /[aeiouy][^aeiouy]/u;
const specialStart = /^(?:gener|commun|arsen)/;
const shortSyllable = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/u;
const endingOfPast = /(?:eedly|eed|edly|ed|ingly|ing)$/;
const doubled = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;

// The stem of a word in small letters.
function stemOfEnglish(word) {
  if (irregularStems.has(word)) return irregularStems.get(word);
  if (hasAtMostTwoLetters.test(word)) return word;
  const marked = withConsonantsMarked(word);
  const regions = regionsOf(marked);
  const singular = withoutPlural(marked);
  const stem = finishedWords.has(singular) ? singular : withoutEndings(singular, regions);
  return stem.replaceAll("Y", "y");
}

function withConsonantsMarked(word) {
  return word.replace(/^'/, "").replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
}

// Where the first region and the second begin.
function regionsOf(word) {
  const first = specialStart.exec(word)?.[0].length ?? behindVowelAndConsonant(word, 0);
  return { first, second: behindVowelAndConsonant(word, first) };
}

function behindVowelAndConsonant(word, from) {
  const found = vowelThenConsonant.exec(word.slice(from));
  return found ? from + found.index + found[0].length : word.length;
}

function withoutPlural(written) {
  const word = written.replace(/(?:'s'|'s|')$/, "");
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[sd]$/.test(word)) return word.slice(0, /..ie[sd]$/su.test(word) ? -2 : -1);
  const isPlural = /[^su]s$/.test(word) && vowel.test(word.slice(0, -2));
  return isPlural ? word.slice(0, -1) : word;
}

function withoutEndings(singular, regions) {
  const present = withoutPast(singular, regions);
  const basic = present.replace(/(.[^aeiouy])[yY]$/su, "$1i");
  const derived = withEndingReplaced(basic, derivedEndings, regions.first, (base, ending) => {
    if (ending === "ogi") return base.endsWith("l");
    return ending !== "li" || /[cdeghkmnrt]$/.test(base);
  });
  const further = withEndingReplaced(derived, furtherEndings, regions.first, (base, ending) => {
    return ending !== "ative" || base.length >= regions.second;
  });
  const last = withEndingReplaced(further, lastEndings, regions.second, (base, ending) => {
    return ending !== "ion" || /[st]$/.test(base);
  });
  return withoutLastLetter(last, regions);
}

// `agreed` and `agreeing` are `agree`, `hoped` and `hoping` are `hope`, `planned` and `planning` are `plan`.
function withoutPast(word, regions) {
  const ending = endingOfPast.exec(word)?.[0];
  if (!ending) return word;
  const base = word.slice(0, -ending.length);
  if (ending.startsWith("eed")) return base.length >= regions.first ? `${base}ee` : word;
  if (!vowel.test(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (doubled.test(base)) return base.slice(0, -1);
  return base.length === regions.first && shortSyllable.test(base) ? `${base}e` : base;
}

// A word whose longest ending is replaced, if that is in the region and `fits` what stands in front of it.
function withEndingReplaced(word, { pattern, replacements }, region, fits) {
  const ending = pattern.exec(word)?.[0];
  if (!ending) return word;
  const base = word.slice(0, -ending.length);
  return base.length >= region && fits(base, ending) ? base + replacements[ending] : word;
}

function withoutLastLetter(word, { first, second }) {
  const base = word.slice(0, -1);
  const isInSecond = base.length >= second;
  const isSilent = isInSecond || (base.length >= first && !shortSyllable.test(base));
  const isCut = word.endsWith("e") ? isSilent : isInSecond && word.endsWith("ll");
  return isCut ? base : word;
}

function unchanged(words) {
  return Object.fromEntries(words.map((word) => [word, word]));
}

function becomes(replacement, endings) {
  return Object.fromEntries(endings.map((ending) => [ending, replacement]));
}

// Finds the longest of some endings: it begins first.
function endingsWith(replacements) {
  return { replacements, pattern: new RegExp(`(?:${Object.keys(replacements).join("|")})$`) };
}
