// Keys, the help window and the way from an address to its characters. Every page is whole without this.

const KEYS_OFF = "fogline.keys-off";

function readSetting(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function writeSetting(name, value) {
  try { localStorage.setItem(name, value); } catch { /* private windows may refuse: then it holds for this page only */ }
}

let keysOff = readSetting(KEYS_OFF) === "1";

function isTyping(target) {
  return target instanceof Element && target.closest("input, select, textarea, [contenteditable], .maplibregl-map, .leaflet-container") !== null;
}

function isShown(element) {
  return element.getClientRects().length > 0;
}

// Moves focus to the link of the next listed item, or to the item itself.
function moveItem(step) {
  const items = [...document.querySelectorAll("[data-item]")].filter(isShown);
  if (items.length === 0) return;
  const here = document.activeElement ? document.activeElement.closest("[data-item]") : null;
  const index = here ? items.indexOf(here) + step : step > 0 ? 0 : items.length - 1;
  const next = items[Math.min(Math.max(index, 0), items.length - 1)];
  const target = next.querySelector("h3 a, .mark-title a, th a, a") || next;
  if (target === next) next.tabIndex = -1;
  target.focus();
  next.scrollIntoView({ block: "nearest" });
}

function openSentence() {
  const item = document.activeElement ? document.activeElement.closest("[data-item]") : null;
  const link = (item || document).querySelector("a.open");
  if (link) link.click();
}

// Highlights of an article, in text order.
let highlight = -1;

function markHighlight(element) {
  for (const old of document.querySelectorAll(".is-here")) old.classList.remove("is-here");
  element.classList.add("is-here");
  const number = element.nextElementSibling && element.nextElementSibling.matches("sup.n")
    ? element.nextElementSibling.querySelector("a") : null;
  const card = number ? document.querySelector(number.getAttribute("href")) : null;
  element.scrollIntoView({ block: "center" });
  if (card) {
    card.classList.add("is-here");
    // Only the column of cards moves: the text keeps its place.
    const column = card.closest(".margin");
    if (getComputedStyle(column).position === "sticky") column.scrollTop = card.offsetTop - column.offsetTop - 48;
  }
  if (number) number.focus({ preventScroll: true });
}

function moveHighlight(step) {
  const marks = [...document.querySelectorAll("mark.h-claim[id]")];
  if (marks.length === 0) return;
  highlight = (highlight + step + marks.length) % marks.length;
  markHighlight(marks[highlight]);
}

// "#c=100-120" may name characters inside or around a highlight: the one that shares most is shown.
function showCharacters() {
  const wanted = /^#c=(\d+)-(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!wanted) return;
  const [start, end] = [Number(wanted[1]), Number(wanted[2])];
  const marks = [...document.querySelectorAll("mark.h-claim[id]")];
  let best = -1, most = 0;
  marks.forEach((mark, index) => {
    const found = /^c=(\d+)-(\d+)$/.exec(mark.id);
    const shared = Math.min(end, Number(found[2])) - Math.max(start, Number(found[1]));
    if (shared > most) { most = shared; best = index; }
  });
  if (best >= 0) { highlight = best; markHighlight(marks[best]); }
}

function toggleHighlights() {
  const boxes = [...document.querySelectorAll(".show input")];
  const anyOn = boxes.some((box) => box.checked);
  for (const box of boxes) box.checked = !anyOn;
}

function nextContested() {
  const rows = [...document.querySelectorAll("tr.row-contested")];
  if (rows.length === 0) return;
  const here = document.activeElement ? document.activeElement.closest("tr.row-contested") : null;
  const row = rows[(rows.indexOf(here) + 1) % rows.length];
  row.tabIndex = -1;
  row.focus();
}

function goTo(id) {
  const target = document.getElementById(id);
  if (target) { target.focus(); target.scrollIntoView(); }
}

const isArticle = document.querySelector(".reader") !== null;
const isStory = document.querySelector("table.ledger") !== null;
const KEYS = [
  ["?", "this list", openHelp],
  ["j", "next item", () => moveItem(1)],
  ["k", "item before", () => moveItem(-1)],
  ["o", "open the source sentence", openSentence],
  ["y", "copy the address of this page", copyAddress],
];
if (isArticle) KEYS.push(["n", "next highlight", () => moveHighlight(1)], ["p", "highlight before", () => moveHighlight(-1)], ["h", "hide or show highlights", toggleHighlights]);
if (isStory) KEYS.push(["c", "next contested point", nextContested], ["t", "the table", () => goTo("who-claims-what")]);
const PLACES = { s: "/", m: "/map" };

function copyAddress() {
  if (navigator.clipboard) navigator.clipboard.writeText(location.href).catch(() => {});
}

function openHelp() {
  let dialog = document.querySelector("dialog.help");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "help";
    dialog.setAttribute("aria-labelledby", "help-title");
    const title = document.createElement("h2");
    title.id = "help-title";
    title.textContent = "Keys";
    const list = document.createElement("dl");
    for (const [key, words] of [...KEYS, ["g s", "go to the stories"], ["g m", "go to the map"], ["Esc", "close"]]) {
      const term = document.createElement("dt");
      const name = document.createElement("kbd");
      name.textContent = key;
      term.append(name);
      const what = document.createElement("dd");
      what.textContent = words;
      list.append(term, what);
    }
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = keysOff;
    box.addEventListener("change", () => { keysOff = box.checked; writeSetting(KEYS_OFF, keysOff ? "1" : "0"); });
    label.append(box, " Switch single-letter keys off in this browser");
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    const row = document.createElement("p");
    row.append(label);
    dialog.append(title, list, row, close);
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
}

let waitsForPlace = false;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (keysOff && event.key !== "?") return;
  if (waitsForPlace) {
    waitsForPlace = false;
    if (PLACES[event.key]) { event.preventDefault(); location.href = PLACES[event.key]; }
    return;
  }
  if (event.key === "g") { waitsForPlace = true; setTimeout(() => { waitsForPlace = false; }, 1500); return; }
  const found = KEYS.find(([key]) => key === event.key);
  if (found) { event.preventDefault(); found[2](); }
});

for (const hint of document.querySelectorAll(".keys-hint")) hint.hidden = false;
window.addEventListener("hashchange", showCharacters);
showCharacters();
