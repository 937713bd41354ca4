// The review of a plan: the row in hand marks and shows its place in the document; the whole list by keyboard.
//   li.xr[data-row][data-url][data-version][data-place]   a row; mark[data-rows="12 15"] its places in the document
//   [data-clear], [data-drop], [data-edit], [data-split], [data-pair], [data-take], [data-close-row]   what a row offers
//   [data-tick-all], [data-merge], #ticked, [data-undo], [data-publish]                                 what the list offers

const words = document.getElementById("words").dataset;
const rowOf = (element) => element?.closest?.(".xr[data-row]");
const marksOf = (row) => document.querySelectorAll(`mark[data-rows~="${row.dataset.row}"]`);
const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable=true]");

function show(row) {
  document.querySelectorAll("mark.on").forEach((mark) => mark.classList.remove("on"));
  const marks = marksOf(row);
  marks.forEach((mark) => mark.classList.add("on"));
  const paper = document.getElementById("doc");
  if (!marks.length || !paper) return;
  const box = paper.getBoundingClientRect();
  const at = marks[0].getBoundingClientRect();
  if (at.top < box.top || at.bottom > box.bottom) paper.scrollTop += at.top - box.top - box.height / 4;
}

// ---- ticked rows

const boxes = () => [...document.querySelectorAll("input[name=row][form=bulk]")];
let lastBox = null;

function count() {
  const shown = document.getElementById("ticked");
  const number = boxes().filter((box) => box.checked).length;
  if (shown) shown.textContent = number;
  document.getElementById("bulk")?.toggleAttribute("data-none", number === 0);
}

function tickTo(box) {
  const all = boxes();
  const [from, to] = [all.indexOf(lastBox), all.indexOf(box)].sort((a, b) => a - b);
  if (from >= 0) all.slice(from, to + 1).forEach((it) => { it.checked = box.checked; });
}

document.addEventListener("focusin", (event) => {
  const row = rowOf(event.target);
  if (row) show(row);
});
document.addEventListener("click", (event) => {
  if (event.target.name === "row") {
    if (event.shiftKey) tickTo(event.target);
    lastBox = event.target;
  }
  if (event.target.closest?.("[data-tick-all]")) {
    event.preventDefault();
    boxes().forEach((box) => { box.checked = true; });
    count();
  }
  const row = rowOf(event.target);
  if (!row || event.target.closest("a, button, input, select, textarea, label, form") || !getSelection().isCollapsed) return;
  const edit = row.querySelector("[data-edit]");
  if (edit) edit.click();
  else row.focus({ preventScroll: true });
});
document.addEventListener("change", (event) => {
  if (event.target.name === "row") count();
  if (event.target.closest("[data-where]")) event.target.form.requestSubmit();
});
document.addEventListener("reset", () => setTimeout(count));

// ---- acts without opening a row

const send = (row, action) => window.htmx.ajax("POST", row.dataset.url, {
  source: row, target: "#rv-counts", swap: "none", values: { action, version: row.dataset.version, nhanh: "1" },
});
const look = (row, way) => window.htmx.ajax("GET", `${row.dataset.url}?mo=${way}`, { source: row, target: row, swap: "outerHTML" });
const press = (row, selector) => {
  const button = row.querySelector(selector);
  button?.click();
  return Boolean(button);
};
const onRow = (act) => () => {
  const row = rowOf(document.activeElement);
  if (!row?.dataset.url) return false;
  act(row);
  return true;
};

const KEYS = {
  KeyV: onRow((row) => press(row, "[data-clear]") || send(row, "clear")),
  KeyD: onRow((row) => press(row, "[data-drop]") || send(row, "drop")),
  KeyS: onRow((row) => press(row, "[data-split]") || look(row, "tach")),
  KeyL: onRow((row) => row.querySelector("select[name=lead]")?.focus() ?? (row.querySelector("form") || look(row, "chu-tri"))),
  KeyH: onRow((row) => row.querySelector("input[name=due_on]")?.focus() ?? (row.querySelector("form") || look(row, "thoi-han"))),
  KeyQ: onRow((row) => press(row, "[data-take]") || send(row, "take_lead")),
  KeyG: () => {
    const ticked = boxes().filter((box) => box.checked).length;
    const row = rowOf(document.activeElement);
    if (ticked > 1) document.querySelector("[data-merge]")?.click();
    else if (row?.dataset.url) press(row, "[data-pair]") || send(row, "merge");
    return true;
  },
  KeyZ: () => { document.querySelector("[data-undo]")?.click(); return true; },
  KeyP: () => { document.querySelector("[data-publish]")?.click(); return true; },
};
const isOff = () => { try { return localStorage.getItem("keys-off") === "1"; } catch { return false; } };

// in capture: these keys on a row aren't for the list's own keys
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (document.querySelector("dialog:modal")) return;
  if (event.code === "Enter") return enter(event);
  if (event.code === "Escape") return leave(event);
  if (event.shiftKey || isOff() || typing(event.target) || !KEYS[event.code]) return;
  if (!KEYS[event.code]()) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

function enter(event) {
  const field = event.target.closest?.(".xr-q select, .xr-q input[type=checkbox]");
  const wanted = event.target.matches?.(".xr[data-row]") && event.target.querySelector("[data-clear], [data-edit]");
  if (!field && !wanted) return;
  event.preventDefault();
  event.stopPropagation();
  if (field) field.form.requestSubmit(field.form.querySelector("button"));
  else wanted.click();
}

function leave(event) {
  const row = rowOf(event.target);
  if (!row) return;
  if (event.target !== row && !event.target.closest(".xr-q")) row.focus();
  else press(row, "[data-close-row]");
}

// ---- after an answer: rows stand in the document's order, what was typed in a closed row is offered again

function order() {
  for (const list of document.querySelectorAll("ul[id^=list-]")) {
    const rows = [...list.children];
    const sorted = [...rows].sort((a, b) => a.dataset.place - b.dataset.place);
    sorted.forEach((row, at) => { if (list.children[at] !== row) list.insertBefore(row, list.children[at]); });
  }
}

function offer() {
  let kept;
  try { kept = Object.keys(sessionStorage); } catch { return; }
  for (const key of kept) {
    const [, id, version] = key.match(/^kept:row-(\d+)-(\d+)-/) ?? [];
    const row = id && document.getElementById(`p${id}`);
    if (!row) continue;
    if (row.dataset.version !== version) sessionStorage.removeItem(key);
    else if (!row.querySelector("form") && !row.querySelector(".xr-kept")) {
      row.querySelector(".xr-t").append(" ", Object.assign(document.createElement("span"), { className: "tag tag-miss xr-kept", textContent: words.halfTyped }));
    }
  }
}

document.addEventListener("htmx:after:swap", order, true);
document.addEventListener("htmx:after:swap", () => {
  count();
  offer();
  document.querySelectorAll("form[data-closes]").forEach((form) => form.addEventListener("htmx:after:request", closeDialog, { once: true }));
  const inHand = rowOf(document.activeElement) ?? document.querySelector(".xr-on");
  if (inHand) show(inHand);
});
const closeDialog = () => document.getElementById("dialog")?.close();

count();
offer();
const first = document.querySelector(".xr[data-focus]") ?? document.querySelector(".xr-on");
document.querySelectorAll(".xr[data-focus]").forEach((row) => row.removeAttribute("data-focus"));
if (first) {
  show(first);
  if (!document.querySelector("[data-focus]")) first.focus({ preventScroll: true });
}
