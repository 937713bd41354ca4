// [data-show] holds a checkbox that shows the form's passwords while it is ticked; without scripts it stays hidden.

for (const label of document.querySelectorAll("[data-show]")) {
  const fields = label.closest("form").querySelectorAll("input[type=password]");
  label.hidden = false;
  label.addEventListener("change", ({ target }) => fields.forEach((field) => { field.type = target.checked ? "text" : "password"; }));
  label.closest("form").addEventListener("submit", () => fields.forEach((field) => { field.type = "password"; }));
}
