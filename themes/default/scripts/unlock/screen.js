// Asks for the password, and says what is wrong.

function byId(name) {
  return document.getElementById(`site-${name}`);
}

function made(element, properties) {
  return Object.assign(document.createElement(element), properties);
}

// Until there is something to say the page is empty: most often it opens at once.
function say(site, label) {
  byId("ask").hidden = false;
  byId("notice").textContent = label ? site.labels[label] : "";
}

// The password was the right one, and there is nothing more to ask for.
function sayDamaged(site) {
  byId("unlock").hidden = true;
  say(site, "locked_damaged");
}

// `tryPassword` resolves to whether it was the right one; then the page is another one already.
function ask(site, tryPassword) {
  const [form, field, button] = ["unlock", "password", "open"].map(byId);
  say(site, canKeep(site) ? null : "locked_not_kept");
  // By this, who keeps passwords for people tells those of two sites on one host apart.
  byId("address").value = site.base;
  byId("show").addEventListener("change", ({ target }) => {
    field.type = target.checked ? "text" : "password";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    site.wasAsked = true;
    button.disabled = true;
    say(site, "locked_opening");
    const isRight = await tryPassword(field.value, byId("remember").checked);
    if (isRight) return;
    button.disabled = false;
    say(site, "locked_wrong");
    field.setAttribute("aria-invalid", "true");
    field.select();
    field.focus();
  });
  form.hidden = false;
  field.focus();
}
