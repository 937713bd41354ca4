// Forms: one request at a time, a busy state after 150 ms, what was typed is neither lost by leaving nor by failing.

const words = document.getElementById("words").dataset;
const KEPT = "kept:";
const busy = new WeakMap();

const buttonOf = (form, submitter) => submitter ?? form.querySelector("button:not([type=button])");

function startBusy(form, button) {
  const label = button?.querySelector(".btn-words") ?? button;
  const state = { button, label, inside: label && [...label.childNodes], timers: [] };
  busy.set(form, state);
  if (!button) return;
  state.timers.push(setTimeout(() => {
    button.setAttribute("aria-busy", "true");
    if (!button.classList.contains("btn-i")) label.replaceChildren(words.sending);
  }, 150));
  state.timers.push(setTimeout(() => button.classList.contains("btn-i") || label.replaceChildren(words.stillSending), 5_000));
}

function endBusy(form) {
  const state = busy.get(form);
  if (!state) return;
  busy.delete(form);
  state.timers.forEach(clearTimeout);
  if (state.button?.getAttribute("aria-busy") !== "true") return;
  state.button.removeAttribute("aria-busy");
  state.label.replaceChildren(...state.inside);
}

let submitter = null;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "download" in form.dataset) return; // a download leaves the page as it is
  if (busy.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  submitter = event.submitter;
  form.dataset.sent = "";
  setTimeout(() => event.defaultPrevented && !isHtmx(form) ? delete form.dataset.sent : startBusy(form, buttonOf(form, submitter)));
}, true);

const isHtmx = (form) => form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete], [hx-boost]");

document.addEventListener("htmx:finally:request", (event) => {
  const form = event.target.closest?.("form") ?? event.detail.ctx?.sourceElement?.closest?.("form");
  if (form) endBusy(form);
  const status = event.detail.ctx?.response?.status;
  if (form && !(status < 400)) delete form.dataset.sent;
});
// before the swap: the fresh field must not get back what was just saved
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const form = ctx.sourceElement?.closest?.("form");
  if (form && ctx.response?.status < 400) saved(form);
  if (form && "autosave" in form.dataset) ctx.response?.status < 400 ? form.dataset.sent = "" : delete form.dataset.sent;
});
document.addEventListener("htmx:error", (event) => {
  if (event.detail.ctx && !event.detail.ctx.response) {
    document.dispatchEvent(new CustomEvent("toast", { detail: { text: words.offline } }));
  }
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach((form) => { endBusy(form); delete form.dataset.sent; });
});

// Ctrl+Enter in a text sends its form
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  if (!event.target.matches?.("form[method=post] textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

// ---- unsaved text

const fields = (root) => [...root.querySelectorAll("textarea, input[type=text]")].filter((it) => it.form?.method === "post");
const changed = (field) => field.value !== field.defaultValue && field.value.trim() !== "";

window.addEventListener("beforeunload", (event) => {
  if (fields(document).some((field) => changed(field) && field.form.dataset.sent === undefined)) {
    event.preventDefault();
    event.returnValue = "";
  }
});

// ---- text that outlives a failed request, a closed tab's neighbour or an ended session

const store = (() => { try { return window.sessionStorage; } catch { return null; } })();
const keyOf = (field) => KEPT + field.dataset.keep;

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.form) delete field.form.dataset.sent;
  if (field.dataset?.keep) store?.setItem(keyOf(field), field.value);
});

const firstValue = (field) => field.defaultValue ?? [...field.options].find((it) => it.defaultSelected)?.value ?? field.options[0]?.value;

function restore() {
  for (const field of document.querySelectorAll("[data-keep]")) {
    const kept = store?.getItem(keyOf(field));
    if (kept && !field.dataset.restored && field.value === firstValue(field)) field.value = kept;
    field.dataset.restored = "";
  }
}

function saved(form) {
  form.querySelectorAll("[data-keep]").forEach((field) => store?.removeItem(keyOf(field)));
}

// a page tells what it has saved: <... data-kept-saved="report-31"> or HX-Trigger {"saved": {"keep": "report-31"}}
function forget() {
  document.querySelectorAll("[data-kept-saved]").forEach((it) => store?.removeItem(KEPT + it.dataset.keptSaved));
}
document.addEventListener("saved", (event) => [event.detail.keep].flat().forEach((keep) => store?.removeItem(KEPT + keep)));
document.addEventListener("htmx:after:swap", () => { forget(); restore(); });
forget();
restore();
