// details.menu: closes on Esc, on a click outside and when another opens; arrow keys move inside it.

const items = (menu) => [...menu.querySelectorAll(".menu-p a[href], .menu-p button")].filter((it) => it.offsetParent);

function close(menu, back = false) {
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

function move(menu, step) {
  const all = items(menu);
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
  all[next].focus();
}

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.("details.menu") || !menu.open) return;
  document.querySelectorAll("details.menu[open]").forEach((other) => other !== menu && close(other));
}, true);

document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => menu.contains(event.target) || close(menu));
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]") ?? document.querySelector("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    event.preventDefault();
    close(menu, true);
  } else if (menu.contains(event.target) && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    move(menu, event.key === "ArrowDown" ? 1 : -1);
  }
});

document.addEventListener("htmx:before:request", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (menu) close(menu);
});
