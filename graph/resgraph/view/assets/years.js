/* Documents by year as text, a row for each: what is chosen lights up what it cites and what cites it, so that no line
   has to run behind other documents. A year that only the symbol tells is marked. */
import { addressOf } from "./address.js";
import { canvas } from "./canvas.js";
import { all, byId, make } from "./dom.js";
import { graph } from "./graph.js";
import { on, store } from "./store.js";
import { say } from "./words.js";

const MOST = 3000; // documents; more are columns of dots
const home = byId("by-year");
let built = "";

/* By year, newest first; those without a year stand at the end; read before cited. */
const grouped = (/** @type {Box[]} */ boxes) => {
  const years = new Map();
  for (const box of boxes.filter((/** @type {any} */ one) => !one.heading)) years.set(box.year, [...(years.get(box.year) ?? []), box]);
  return [...years].sort((a, b) => (b[0] || -1) - (a[0] || -1));
};

const card = (/** @type {Box} */ box) => {
  const one = graph.documents.get(box.id), title = graph.title(box.id);
  const count = graph.citedIn.count(box.id);
  return make("a", { class: `doc k-${box.family}${box.filled ? " read" : ""}`, href: addressOf({ id: box.id, view: "timeline" }), "data-thing": box.id },
    make("b", {}, graph.label(box.id), one.bySymbol ? make("abbr", { title: say("yearBySymbol") }, "≈") : null),
    title ? make("span", { dir: "auto" }, title) : null,
    count ? make("small", {}, say(count === 1 ? "citedOnce" : "citedTimes", { n: count })) : null);
};

const draw = (/** @type {Box[]} */ boxes) => {
  home.replaceChildren(...grouped(boxes).map(([year, list]) => make("section", { "aria-label": year ? String(year) : say("noYear") },
    make("h3", {}, year ? String(year) : say("noYear"), make("b", {}, ` ${list.length}`)), make("div", { class: "docs" }, list.map(card)))));
};

const light = (/** @type {Now} */ { id, to }, /** @type {Line[]} */ lines) => {
  const own = graph.documentOf(id);
  const cites = new Set(), citing = new Set();
  for (const line of lines) { if (line.from === own) cites.add(line.to); if (line.to === own) citing.add(line.from); }
  for (const one of all(".doc", home)) {
    const { thing } = one.dataset;
    one.toggleAttribute("aria-current", thing === own || thing === to);
    one.classList.toggle("cited", !to && cites.has(thing));
    one.classList.toggle("citing", !to && citing.has(thing));
  }
  home.classList.toggle("chosen", graph.documents.has(own));
  home.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
};

const fits = (/** @type {View} */ view) => store.now.view === "timeline" && !view.grouped && view.boxes.length <= MOST;

/* Shows the years where they are the open view; whether it did. */
const show = (/** @type {View} */ view) => {
  const opened = fits(view) && !store.asList;
  home.hidden = !opened;
  byId("stage").classList.toggle("by-year", opened);
  for (const name of ["zoom-in", "zoom-out", "zoom-fit"]) byId(name).hidden = opened || store.asList;
  if (!opened) return false;
  const key = JSON.stringify([store.language, view.boxes.map((/** @type {Box} */ box) => box.id)]);
  if (key !== built) draw(view.boxes);
  built = key;
  light(store.now, view.lines);
  return true;
};

export const years = { show };

on("drawn", show);
on("change", () => show(canvas.drawn));
