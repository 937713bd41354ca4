// Where focus goes after a swap: to [data-focus] in the answer, else the same id, else the nearest heading.

let before = null;

document.addEventListener("htmx:before:swap", () => {
  const held = document.activeElement;
  const named = held?.closest?.("[id]");
  before = held && held !== document.body
    ? { held, id: held.id, around: named?.id, name: held.getAttribute("name"), section: held.closest("section, main")?.id }
    : null;
});

document.addEventListener("htmx:after:swap", () => {
  const wanted = [...document.querySelectorAll("[data-focus]")].pop();
  if (wanted) {
    wanted.removeAttribute("data-focus");
    return put(wanted);
  }
  if (!before || before.held.isConnected || document.querySelector("dialog:modal")?.contains(document.activeElement)) return;
  put(same() ?? heading());
});

function same() {
  if (before.id) return document.getElementById(before.id);
  const around = before.around && document.getElementById(before.around);
  if (!around || around.id === "main") return null;
  const field = before.name && around.querySelector(`[name="${CSS.escape(before.name)}"]`);
  return field || around.querySelector("a[href], button, input, textarea, select");
}

function heading() {
  const place = (before.section && document.getElementById(before.section)) || document.getElementById("main");
  return place?.querySelector("h1, h2, h3") ?? place;
}

function put(element) {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus();
}

// a page that comes back with errors starts at their list, the page of a form at its first field
(document.querySelector(".errs[data-focus]") ?? document.querySelector("main .form [data-focus]")
  ?? document.querySelector("main [data-first] :is(textarea, select, input:not([type=hidden]))"))?.focus();
