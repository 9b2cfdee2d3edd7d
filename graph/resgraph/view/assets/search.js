/* The field of the search and what it finds. */
import { addressOf } from "./address.js";
import { all, byId, clicked, cut, make } from "./dom.js";
import { MOST, find } from "./finding.js";
import { graph, signOf } from "./graph.js";
import { go, store } from "./store.js";
import { texts } from "./texts.js";
import { say } from "./words.js";

const input = /** @type {HTMLInputElement} */ (byId("search")), list = byId("found");
let active = -1;

const around = (/** @type {string} */ text, /** @type {string} */ wanted) => {
  const places = wanted.toLowerCase().split(/\s+/u).map((/** @type {string} */ word) => text.toLowerCase().indexOf(word)).filter((/** @type {number} */ at) => at >= 0);
  const at = places.length ? Math.min(...places) : 0;
  const from = Math.max(0, at - 10);
  return `${from ? "…" : ""}${cut(text.slice(from), 44)}`;
};

const option = (/** @type {Hit} */ { entry, which }, /** @type {number} */ number, /** @type {string} */ text) => {
  const label = graph.parts.has(entry.id) ? `${graph.label(graph.parts.get(entry.id).document)} ${graph.place(entry.id)}` : graph.label(entry.id);
  const more = entry.text ? around(entry.text, text.trim()) : graph.documents.has(entry.id) ? graph.title(entry.id) : entry.shown[which] !== label ? entry.shown[which] : "";
  const family = graph.family(entry.id);
  return make("li", { role: "option", id: `found-${number}`, class: `k-${family}`, "aria-selected": "false", "data-id": entry.id },
    make("i", { "aria-hidden": "true" }, signOf(family)), make("bdi", { class: "hit-label" }, cut(label, 60)), make("small", { dir: "auto" }, more && more !== label ? cut(more, 60) : ""));
};

const suggest = () => {
  const text = input.value;
  const hits = find(text);
  const rows = [];
  let group = "";
  hits.forEach((hit, number) => {
    if (hit.entry.group !== group) rows.push(make("li", { role: "presentation", class: "group" }, say(group = hit.entry.group)));
    rows.push(option(hit, number, text));
  });
  if (!rows.length && text.trim()) rows.push(make("li", { role: "presentation", class: "group" }, say("noMatch", { what: text.trim() })));
  const enough = hits.filter((hit) => hit.entry.text).length >= MOST.groupText;
  if (text.trim() && (hits.length || texts.unread())) rows.push(make("li", { role: "option", id: "found-all", class: "all", "aria-selected": "false", "data-all": text.trim() }, say("allResults", { what: text.trim() })));
  const unread = text.trim() && !enough && texts.unread();
  if (unread) rows.push(make("li", { role: "presentation", class: "group" }, say("readingOn", { n: unread })));
  list.replaceChildren(...rows);
  open(rows.length > 0);
  move(Math.min(Math.max(active, 0), options().length - 1));
  if (unread) deeper(text);
};

/* Reads on, a few shelves at a time, as long as the same words are looked for and few are found. */
const deeper = (/** @type {string} */ text) => setTimeout(async () => {
  if (input.value !== text || list.hidden) return;
  await texts.some(8);
  if (input.value === text && !list.hidden) suggest();
}, 30);

const options = () => all("[role=option]", list);
const open = (/** @type {boolean} */ yes) => { list.hidden = !yes; input.setAttribute("aria-expanded", String(yes)); if (!yes) input.removeAttribute("aria-activedescendant"); };
const move = (/** @type {number} */ to) => {
  active = to;
  options().forEach((one, number) => one.setAttribute("aria-selected", String(number === to)));
  const one = options()[to];
  if (one) { input.setAttribute("aria-activedescendant", one.id); one.scrollIntoView({ block: "nearest" }); }
};
const choose = (/** @type {HTMLElement} */ one) => {
  open(false);
  input.blur();
  if (one.dataset.all) location.hash = addressOf({ id: store.now.id, view: "found", of: one.dataset.all });
  else go(one.dataset.id ?? "");
};

input.addEventListener("input", () => { active = -1; suggest(); });
input.addEventListener("focus", () => { if (input.value) suggest(); });
input.addEventListener("blur", () => setTimeout(() => open(false), 150));
input.addEventListener("keydown", (event) => {
  const count = options().length;
  if (event.key === "ArrowDown" && count) move((active + 1) % count);
  else if (event.key === "ArrowUp" && count) move((active - 1 + count) % count);
  else if (event.key === "Enter" && options()[active]) choose(options()[active]);
  else if (event.key === "Escape") { input.value = ""; open(false); }
  else return;
  event.preventDefault();
});
list.addEventListener("mousedown", (event) => {
  const one = clicked(event, "[role=option]");
  if (one) { event.preventDefault(); choose(one); }
});

export const search = { find, clear: () => { input.value = ""; open(false); } };
