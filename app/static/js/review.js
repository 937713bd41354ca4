// The review of a plan: the row in hand marks and shows its place in the document; Enter says "clear" or opens it.
//   li.xr[data-row]      a row; mark[data-rows="12 15"] the places of rows in the document
//   [data-clear], [data-edit], [data-tick-all], #ticked

const rowOf = (element) => element?.closest?.(".xr[data-row]");
const marksOf = (row) => document.querySelectorAll(`mark[data-rows~="${row.dataset.row}"]`);

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

const boxes = () => [...document.querySelectorAll("input[name=row][form=bulk]")];

function count() {
  const shown = document.getElementById("ticked");
  if (shown) shown.textContent = boxes().filter((box) => box.checked).length;
}

document.addEventListener("focusin", (event) => {
  const row = rowOf(event.target);
  if (row) show(row);
});
document.addEventListener("click", (event) => {
  const row = rowOf(event.target);
  if (row && !event.target.closest("a, button, input, select, textarea, label")) row.focus({ preventScroll: true });
  if (!event.target.closest?.("[data-tick-all]")) return;
  event.preventDefault();
  boxes().forEach((box) => { box.checked = true; });
  count();
});
document.addEventListener("change", (event) => event.target.name === "row" && count());
document.addEventListener("reset", () => setTimeout(count));

// in capture: Enter on a row isn't for the list's own keys
document.addEventListener("keydown", (event) => {
  if (event.code !== "Enter" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (!event.target.matches?.(".xr[data-row]")) return;
  const wanted = event.target.querySelector("[data-clear], [data-edit]");
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
}, true);

document.addEventListener("htmx:after:swap", () => {
  count();
  const inHand = rowOf(document.activeElement) ?? document.querySelector(".xr-on");
  if (inHand) show(inHand);
});
count();
const first = document.querySelector(".xr-on");
if (first) show(first);
