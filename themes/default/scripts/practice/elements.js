// Elements of the page: found by name, and made without any HTML in a text.

function byId(name) {
  return document.getElementById(`site-${name}`);
}

function element(name, attributes = {}, ...children) {
  return withContent(document.createElement(name), attributes, children);
}

function drawing(name, attributes = {}, ...children) {
  return withContent(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function withContent(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

function fill(target, ...children) {
  target.replaceChildren(...children.filter((child) => child !== null));
}

// Shows a section where it has something to show.
function fillSection(section, selector, children) {
  fill(section.querySelector(selector), ...children);
  section.hidden = children.length === 0;
}

// The letter of a part in its hue, with the name for those who hear it.
function partMark(part) {
  const mark = element("span", { class: `part-mark part-${partNames[part]}`, "aria-hidden": "true" });
  mark.textContent = letterOfPart(part);
  return mark;
}

function onClick(name, callback) {
  byId(name).addEventListener("click", callback);
}
