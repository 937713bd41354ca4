// Cards are dragged between the lanes of one board (SortableJS). What a card says:
//   data-move-url   where a move is posted with lane and version
//   data-version    the version it was drawn from
//   data-lanes      the lanes it may go to, separated by spaces
//   data-report-url, data-return-url, data-reopen-url, data-confirm-url   a lane that needs a form opens it instead; the card goes back
//                   until it is saved
// A lane says data-lane="in_progress" and, in a hidden .lane-why, why it refuses a card.

const words = document.getElementById("words").dataset;
const moved = new WeakMap(); // a card under way -> where it came from

const laneOf = (list) => list.closest("[data-lane]");
const allowed = (card, lane) => (card.dataset.lanes ?? "").split(" ").includes(lane);

function mark(board, card, from) {
  for (const lane of board.querySelectorAll("[data-lane]")) {
    if (lane === from) continue;
    const may = allowed(card, lane.dataset.lane);
    lane.classList.toggle("lane-over", may);
    lane.classList.toggle("lane-no", !may);
    lane.querySelectorAll(".lane-why").forEach((why) => { why.hidden = may; });
  }
}

function unmark(board) {
  for (const lane of board.querySelectorAll("[data-lane]")) {
    lane.classList.remove("lane-over", "lane-no");
    lane.querySelectorAll(".lane-why").forEach((why) => { why.hidden = true; });
  }
}

function formFor(card, from, to) {
  if (to === "done") return card.dataset.confirmUrl;
  if (to === "reported") return card.dataset.reportUrl;
  if (from === "reported" && to === "in_progress") return card.dataset.returnUrl;
  if (from === "done") return card.dataset.reopenUrl;
  return undefined;
}

function putBack(card) {
  const place = moved.get(card);
  if (!place) return;
  moved.delete(card);
  card.removeAttribute("aria-busy");
  place.list.insertBefore(card, place.list.children[place.index] ?? null);
}

function drop({ item: card, from, to, oldIndex }) {
  unmark(card.closest(".board"));
  if (from === to) return;
  moved.set(card, { list: from, index: oldIndex });
  const lane = laneOf(to).dataset.lane;
  const form = formFor(card, laneOf(from).dataset.lane, lane);
  if (form) {
    putBack(card);
    window.htmx.ajax("GET", form, { source: card, target: "#dialog", swap: "innerHTML" });
    return;
  }
  card.setAttribute("aria-busy", "true");
  const values = { lane, version: card.dataset.version };
  window.htmx.ajax("POST", card.dataset.moveUrl, { source: card, target: card, swap: "outerHTML", values });
}

// before the answer is swapped: on any failure the card stands where it was; a 409 then brings its fresh face
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (ctx.response?.status >= 400) putBack(ctx.sourceElement);
  else moved.delete(ctx.sourceElement);
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (!moved.has(ctx.sourceElement)) return;
  putBack(ctx.sourceElement);
  document.dispatchEvent(new CustomEvent("toast", { detail: { text: words.cardBack } }));
});

function prepare(list) {
  const board = list.closest(".board");
  if (!laneOf(list) || window.Sortable.get(list)) return;
  window.Sortable.create(list, {
    group: {
      name: board.id || "board",
      put: (to, _from, card) => allowed(card, laneOf(to.el).dataset.lane),
    },
    sort: false,
    revertOnSpill: true, // let go over a lane that refuses it, a card does not stay in the last one that took it
    draggable: ".card[data-move-url]",
    delay: 250,
    delayOnTouchOnly: true,
    filter: ".menu",
    preventOnFilter: false,
    animation: 0,
    ghostClass: "card-ghost",
    dragClass: "card-drag",
    onStart: ({ item, from }) => mark(board, item, laneOf(from)),
    onEnd: drop,
  });
}

// Sortable leaves style="" behind; htmx would copy it to the fresh card, which a strict style-src reports
document.addEventListener("htmx:before:swap", () => {
  document.querySelectorAll('.board [style=""]').forEach((it) => it.removeAttribute("style"));
});

// phones and new tabs follow a card's link to its page; elsewhere htmx opens it in the drawer
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("a[data-drawer]")) return;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (elsewhere || window.matchMedia("(max-width: 719px)").matches) event.stopPropagation();
}, true);

const prepareAll = () => document.querySelectorAll(".board .lane-c").forEach(prepare);
document.addEventListener("htmx:after:swap", prepareAll);
prepareAll();
