// A textarea with data-mentions="id of a select": typing @ offers the people of that select, whatever the marks typed.
// Arrow keys move, Enter or Tab picks, Esc closes; a pick writes the name and chooses it in the select.

const SHOWN = 6;
const LONGEST = 40;
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("\u0111", "d");
const selectOf = (field) => document.getElementById(field.dataset.mentions);
const picked = new WeakMap(); // select -> options chosen by a pick, not by hand
let list = null;
let field = null;

function asked() {
  const before = field.value.slice(0, field.selectionStart);
  const at = before.lastIndexOf("@");
  const words = before.slice(at + 1);
  if (at < 0 || /[\p{L}\p{N}]/u.test(before[at - 1] ?? "") || words.length > LONGEST || words.includes("\n")) return null;
  return { at, words: fold(words).split(/\s+/).filter(Boolean), whole: words };
}

// how far from what was meant: the given name, a Vietnamese name's last word, says whom; then its beginning, another
// word of the name, of the position, any part; the marks typed, and then the secretary, decide between equals
function distance(option, typed) {
  const plain = fold(typed);
  const name = fold(option.dataset.name);
  const at = (text) => ` ${text}`.indexOf(` ${plain}`) >= 0;
  const near = [name === plain || name.endsWith(` ${plain}`), name.split(" ").at(-1).startsWith(plain), at(name),
    at(fold(option.text).replaceAll("(", "")), true].indexOf(true);
  const marked = option.text.toLowerCase().includes(typed.toLowerCase());
  return near * 4 + (marked ? 0 : 2) + ("secretary" in option.dataset ? 0 : 1);
}

function matching({ words, whole }) {
  const fits = (option) => { const name = fold(option.text); return words.every((word) => name.includes(word)); };
  const typed = whole.normalize("NFC").trim().replace(/\s+/g, " ");
  const found = [...selectOf(field).options].filter(fits).map((option) => [distance(option, typed), option]);
  return found.sort(([one], [other]) => one - other).slice(0, SHOWN).map(([, option]) => option);
}

function close() {
  list?.remove();
  list = null;
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
}

function show(options) {
  close();
  list = Object.assign(document.createElement("ul"), { className: "mention-list", id: `${field.id}-list` });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector(`label[for="${selectOf(field).id}"]`)?.textContent ?? "");
  options.forEach((option, n) => {
    const item = Object.assign(document.createElement("li"), { id: `${list.id}-${n}`, textContent: option.text });
    item.setAttribute("role", "option");
    item.dataset.value = option.value;
    list.append(item);
  });
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  mark(list.firstElementChild);
}

function mark(item) {
  for (const other of list.children) other.setAttribute("aria-selected", String(other === item));
  field.setAttribute("aria-activedescendant", item.id);
}

const marked = () => list.querySelector("[aria-selected=true]");

function step(by) {
  const items = [...list.children];
  mark(items[(items.indexOf(marked()) + by + items.length) % items.length]);
}

function pick(item) {
  const select = selectOf(field);
  const option = [...select.options].find((it) => it.value === item.dataset.value);
  const { at } = asked() ?? { at: field.selectionStart };
  field.setRangeText(`@${option.dataset.name} `, at, field.selectionStart, "end");
  if (!option.selected) picked.set(select, (picked.get(select) ?? new Set()).add(option));
  option.selected = true;
  close();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

// a name that was picked and then deleted from the text is not mentioned any more
function unpick() {
  for (const option of picked.get(selectOf(field)) ?? []) {
    if (!field.value.includes(`@${option.dataset.name}`)) {
      option.selected = false;
      picked.get(selectOf(field)).delete(option);
    }
  }
}

document.addEventListener("input", ({ target, isComposing }) => {
  if (!target.dataset?.mentions || isComposing) return;
  field = target;
  unpick();
  const now = asked();
  const options = now && !now.whole.endsWith(" ") ? matching(now) : [];
  if (options.length) show(options);
  else close();
});
document.addEventListener("compositionend", ({ target }) => {
  if (target.dataset?.mentions) target.dispatchEvent(new Event("input", { bubbles: true }));
});

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => pick(marked()),
  Tab: () => pick(marked()),
  Escape: close,
};
document.addEventListener("keydown", (event) => {
  if (!list || event.target !== field || event.isComposing || event.ctrlKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  event.stopPropagation();
  KEYS[event.key]();
}, true);
document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest?.(".mention-list [role=option]");
  if (item) {
    event.preventDefault();
    pick(item);
  } else close();
});
document.addEventListener("focusout", ({ target }) => { if (target === field) close(); });
document.addEventListener("htmx:before:swap", close);
