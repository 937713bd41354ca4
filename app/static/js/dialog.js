// #drawer and #dialog open when htmx swaps something into them; Esc, [data-close] and a click beside them close them.
// Closing goes back to the address before and to the element that opened it. [data-open="#id"] opens one that is here.

const openers = new WeakMap();
const addresses = new WeakMap();
let lastUsed = null;
let addressBefore = location.href;

const remember = (event) => {
  if (!event.target.closest?.("dialog")) lastUsed = event.target.closest?.("a, button, summary, [tabindex]");
};
document.addEventListener("focusin", remember);
document.addEventListener("pointerdown", remember);
document.addEventListener("htmx:before:request", () => {
  if (!document.querySelector("dialog:modal")) addressBefore = location.href;
});

function open(dialog) {
  if (dialog.open) return;
  openers.set(dialog, lastUsed);
  addresses.set(dialog, addressBefore);
  // modal over modal is not ours: the drawer makes way and its content stays
  document.querySelectorAll("dialog:modal").forEach((other) => other.close("covered"));
  dialog.showModal();
  (dialog.querySelector("[data-focus]") ?? firstField(dialog) ?? dialog.querySelector("h1, h2"))?.focus();
}

// a form that somebody asked for is typed into at once; its title is read out as the dialog's name
const firstField = (dialog) => dialog.id === "dialog"
  ? dialog.querySelector(".dlg-b :is(textarea, select, input:not([type=hidden]))") : null;

function reopenCovered() {
  const drawer = document.getElementById("drawer");
  if (drawer?.returnValue !== "covered" || !drawer.childElementCount) return;
  drawer.returnValue = "";
  drawer.showModal();
}

function focusBack(dialog) {
  const opener = openers.get(dialog);
  const still = opener?.isConnected ? opener : opener?.id && document.getElementById(opener.id);
  (still || document.getElementById("main"))?.focus({ preventScroll: true });
}

document.addEventListener("htmx:after:swap", () => {
  for (const dialog of document.querySelectorAll("#drawer, #dialog")) {
    const filled = dialog.childElementCount > 0;
    if (filled && !dialog.open && dialog.returnValue !== "covered") open(dialog);
    else if (!filled && dialog.open) dialog.close();
  }
});

document.addEventListener("close", (event) => {
  const dialog = event.target;
  if (!(dialog instanceof HTMLDialogElement) || dialog.returnValue === "covered") return;
  if (dialog.id === "drawer" || dialog.id === "dialog") dialog.replaceChildren();
  if (dialog.id === "drawer" && location.href !== addresses.get(dialog)) {
    history.replaceState({ htmx: true }, "", addresses.get(dialog));
  }
  focusBack(dialog);
  if (dialog.id !== "drawer") reopenCovered();
}, true);

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-open]");
  if (opener) return open(document.querySelector(opener.dataset.open));
  const dialog = event.target.closest?.("dialog");
  const beside = dialog === event.target && outside(dialog, event) && !dialog.querySelector("form");
  if (dialog && (beside || event.target.closest("[data-close]"))) dialog.close();
});

function outside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

// an answer may ask to close what is open: HX-Trigger {"dialog-close": {}}
document.addEventListener("dialog-close", () => document.getElementById("dialog")?.close());
document.addEventListener("drawer-close", () => document.getElementById("drawer")?.close());
document.addEventListener("htmx:before:history:restore", () => {
  document.querySelectorAll("dialog:modal").forEach((dialog) => dialog.close("covered"));
  document.querySelectorAll("#drawer, #dialog").forEach((dialog) => {
    dialog.returnValue = "";
    dialog.replaceChildren();
  });
});
document.querySelectorAll("[data-open][hidden]").forEach((button) => { button.hidden = false; });
