// The words of the interface: labels with what is filled in, in the form that the language has for a number.

function labelOf(name, values = {}) {
  const label = hasLabel(name) ? page.labels[name] : name;
  const words = typeof label === "string" ? label : label[pluralForm(values.n)] ?? label.other;
  return filled(words, values);
}

function hasLabel(name) {
  return Object.hasOwn(page.labels, name);
}

// What is not among the values stays as it is written.
function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

function pluralForm(n) {
  try {
    return new Intl.PluralRules(page.repertoire.language).select(n);
  } catch {
    return "other";
  }
}

// The parts by their names, as in labels and style classes.
const partNames = ["situation", "task", "actions", "result"];

function letterOfPart(part) {
  return labelOf(`${partNames[part]}_letter`);
}

// Facts beside each other, as the pages of the site have them.
function factsOf(facts) {
  return facts.filter(Boolean).join(" · ");
}
