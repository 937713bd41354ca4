// Short messages: an answer's HX-Trigger "toast" {text, undo | link, label} shows one for 20 s, on a phone one at a
// time for 6 s; hover and focus hold it.

const phone = matchMedia("(max-width: 859px)");
const stay = () => (phone.matches ? 6_000 : 20_000);
const words = document.getElementById("words").dataset;

function region() {
  let found = document.getElementById("toasts");
  if (!found) {
    found = Object.assign(document.createElement("div"), { id: "toasts", className: "toasts" });
    found.setAttribute("role", "status");
  }
  const host = document.querySelector("dialog:modal") ?? document.body;
  if (found.parentElement !== host) host.append(found);
  return found;
}

function node(tag, set = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), set);
  made.append(...inside);
  return made;
}

function undoButton(toast, { undo, label }) {
  const button = node("button", { type: "button" }, label ?? words.undo);
  button.addEventListener("click", async () => {
    await window.htmx.ajax("POST", undo, { source: document.body, target: "#live", swap: "none" });
    toast.remove();
  });
  return button;
}

function closeButton(toast) {
  const button = node("button", { type: "button", className: "toast-x" }, "×");
  button.setAttribute("aria-label", words.close);
  button.addEventListener("click", () => toast.remove());
  return button;
}

function leaveAfter(toast, left = stay()) {
  let since = Date.now();
  let timer = setTimeout(() => toast.remove(), left);
  const hold = () => {
    clearTimeout(timer);
    left = Math.max(2_000, left - (Date.now() - since));
  };
  const go = () => {
    if (toast.matches(":hover, :focus-within")) return;
    clearTimeout(timer);
    since = Date.now();
    timer = setTimeout(() => toast.remove(), left);
  };
  toast.addEventListener("mouseenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("mouseleave", go);
  toast.addEventListener("focusout", () => setTimeout(go));
}

function show(message) {
  const toast = node("div", { className: "toast" }, node("p", {}, message.text ?? message.value ?? ""));
  if (message.undo) toast.append(undoButton(toast, message));
  else if (message.link) toast.append(node("a", { href: message.link }, message.label));
  toast.append(closeButton(toast));
  if (phone.matches) region().replaceChildren(toast);
  else region().append(toast);
  leaveAfter(toast);
}

document.addEventListener("toast", (event) => show(event.detail));
document.addEventListener("htmx:before:swap", () => {
  const found = document.getElementById("toasts");
  if (found) document.body.append(found); // a swap of the open dialog must not take the messages away
});
document.addEventListener("htmx:after:swap", () => setTimeout(region));
document.addEventListener("close", () => setTimeout(region), true);

for (const toast of document.querySelectorAll("#toasts .toast")) {
  if (phone.matches && toast.nextElementSibling) {
    toast.remove();
    continue;
  }
  toast.querySelector(".toast-x").addEventListener("click", () => toast.remove());
  leaveAfter(toast);
}
