// [data-copy-from="#id"] puts an element's text (a field's value) on the clipboard and says so.

const words = document.getElementById("words").dataset;

const say = (text) => document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));

// plain http and old browsers have no navigator.clipboard
function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr";
  (document.querySelector("dialog:modal") ?? document.body).append(field);
  const held = document.activeElement;
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  held?.focus();
  return done;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy-from]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copyFrom);
  const text = source.value ?? source.textContent;
  if (await copy(text.trim())) return say(words.copied);
  source.hidden = false; // nothing else worked: show the text, selected, to be copied by hand
  source.select?.();
});
