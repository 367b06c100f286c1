// Asks for the password, and says what is wrong.

function byId(name) {
  return document.getElementById(`site-${name}`);
}

function say(site, label) {
  byId("notice").textContent = label ? site.labels[label] : "";
}

// `tryPassword` resolves to whether it was the right one; then the page is another one already.
function ask(site, tryPassword) {
  const [form, field, button] = ["unlock", "password", "open"].map(byId);
  if (!canKeep(site)) say(site, "locked_not_kept");
  byId("show").addEventListener("change", ({ target }) => {
    field.type = target.checked ? "text" : "password";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    say(site, "locked_opening");
    const isRight = await tryPassword(field.value, byId("remember").checked);
    if (isRight) return;
    button.disabled = false;
    say(site, "locked_wrong");
    field.select();
    field.focus();
  });
  form.hidden = false;
  field.focus();
}
