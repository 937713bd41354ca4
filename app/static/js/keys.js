// Single keys, off in fields and while a dialog or menu has them; read by event.code so that Telex doesn't change them.

const OFF = "keys-off";
const words = "a[href], button, summary";
const lists = ".card h3 a, .todo h3 a, .t a.ttl, .xr-t a, .xr[tabindex]";

const isOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
const root = () => document.querySelector("dialog:modal") ?? document;
const visible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
const all = (selector) => [...root().querySelectorAll(selector)].filter(visible);
const typing = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");

function go(element) {
  element?.focus();
  element?.scrollIntoView?.({ block: "nearest" });
  return Boolean(element);
}

const here = () => {
  const near = document.activeElement?.closest?.(".card, .todo > li, tr, .xr");
  return near ? all(lists).findIndex((it) => it === near || near.contains(it)) : -1;
};

function step(by) {
  const items = all(lists);
  const at = here();
  return go(items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))]);
}

function lane(by) {
  const card = document.activeElement?.closest?.(".card");
  if (!card) return false;
  const lanes = all(".lane");
  const from = lanes.indexOf(card.closest(".lane"));
  const place = [...card.parentElement.children].indexOf(card);
  for (let at = from + by; lanes[at]; at += by) {
    const links = [...lanes[at].querySelectorAll(".card h3 a")];
    if (links.length) return go(links[Math.min(place, links.length - 1)]);
  }
  return true;
}

function openMenu() {
  const menu = document.activeElement?.closest?.(".card, .todo > li, tr, .xr")?.querySelector("details.menu");
  if (!menu) return false;
  menu.open = true;
  return go(menu.querySelector(`.menu-p :is(${words})`) ?? menu.querySelector("summary"));
}

function tick() {
  const box = document.activeElement?.closest?.("tr, .xr, li")?.querySelector("input[type=checkbox]");
  box?.click();
  return Boolean(box);
}

const toLane = (n) => go(all(".lane")[n - 1]?.querySelector(".card h3 a, .lane-h button"));
const press = (code) => {
  const near = document.activeElement?.closest?.(".card, .todo > li, tr"); // also what its closed menu holds
  const button = near?.querySelector(`[data-key="${code}"]`) ?? all(`[data-key="${code}"]`)[0];
  button?.click();
  return Boolean(button);
};

const ACTIONS = {
  Slash: () => go(document.querySelector(".top .find input, [data-find]")),
  KeyF: () => go(document.querySelector(".filter .find input, main [type=search]")),
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  ArrowRight: () => lane(1),
  ArrowLeft: () => lane(-1),
  KeyM: openMenu,
  KeyX: tick,
  KeyC: () => go(all("#note-text")[0]) || press("KeyC"),
  KeyB: () => press("KeyB"),
  KeyN: () => press("KeyN"),
};
[1, 2, 3, 4].forEach((n) => { ACTIONS[`Digit${n}`] = () => toLane(n); });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target) || isOff()) return;
  if (event.target.closest?.("details.menu[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    document.querySelector("[data-open='#keys']")?.click();
    return;
  }
  if (!event.shiftKey && ACTIONS[event.code]?.()) event.preventDefault();
});

const box = document.querySelector("[data-keys]");
if (box) {
  box.checked = !isOff();
  box.addEventListener("change", () => { try { localStorage.setItem(OFF, box.checked ? "0" : "1"); } catch { /* private mode */ } });
}
