/* All that a search finds, in the place of the network: documents, names, and every paragraph with its sentence. `of` in the
   address are the words. The texts are read on until all have been looked at; what was found so far stands there. */
import { addressOf } from "./address.js";
import { all, announce, byId, make, present } from "./dom.js";
import { findAll, marked } from "./finding.js";
import { graph, signOf } from "./graph.js";
import { tagOf } from "./languages.js";
import { csvFile, csvText, graphName, saveFile } from "./saving.js";
import { on, store } from "./store.js";
import { texts } from "./texts.js";
import { say } from "./words.js";

const home = byId("results");
const PAGE = 100; // paragraphs shown at first
const AROUND = 60; // characters before and behind what was found, where a paragraph is long
let most = PAGE;
let built = "";

const address = (/** @type {string} */ id) => addressOf({ id, view: "found", of: store.now.of });
const inOne = (/** @type {number} */ count) => count.toLocaleString(store.language === "zh" ? "zh-CN" : "en");

/* A document or a name, with how often it is cited or mentioned. */
const thing = (/** @type {string} */ id) => {
  const family = graph.family(id), title = graph.documents.has(id) ? graph.title(id) : "";
  const count = graph.documents.has(id) ? graph.citedIn.count(id) : graph.mentionedIn.count(id);
  const often = !count ? "" : graph.documents.has(id) ? say(count === 1 ? "citedOnce" : "citedTimes", { n: inOne(count) }) : say("passages", { n: inOne(count) });
  return make("li", {}, make("a", { href: address(id), class: `chip k-${family}`, "data-thing": id }, make("i", { "aria-hidden": "true" }, signOf(family)), make("bdi", {}, graph.label(id))),
    title && title !== graph.label(id) ? make("span", { dir: "auto" }, title) : null, often ? make("small", {}, often) : null);
};

/* The words around what was found, what was found made strong; cut where the paragraph is long. */
const sentence = (/** @type {PassageRecord} */ passage) => {
  const pieces = marked(passage.text, store.now.of);
  const before = pieces.findIndex(([, found]) => found);
  const shown = pieces.map(([piece, found], at) => {
    const letters = Array.from(piece);
    if (found || letters.length <= 3 * AROUND) return [piece, found];
    const start = at > 0 ? letters.slice(0, AROUND).join("") : "", end = at < pieces.length - 1 || before < 0 ? letters.slice(-AROUND).join("") : "";
    return [`${start}…${end}`, found];
  });
  return make("p", { lang: tagOf(passage.language), dir: "auto" }, shown.map(([piece, found]) => (found ? make("mark", {}, piece) : piece)));
};

const paragraph = (/** @type {PassageRecord} */ passage) => make("div", { class: "found" },
  make("a", { href: address(passage.part), "data-thing": passage.part }, graph.place(passage.part)), sentence(passage));

/* The paragraphs in reading order, those of one document together, the newest document first. */
/** @returns {[string, PassageRecord[]][]} */
const byDocument = (/** @type {PassageRecord[]} */ passages) => {
  const found = new Map(passages.map((one) => [one.part, one])), holding = new Set(passages.map((one) => graph.documentOf(one.part)));
  return graph.read.filter((one) => holding.has(one.id)).map((one) => [one.id, one.parts.filter((/** @type {string} */ id) => found.has(id)).map((/** @type {string} */ id) => /** @type {PassageRecord} */ (found.get(id)))]);
};

const section = (/** @type {string} */ word, /** @type {number} */ count, /** @type {any} */ content) => (count ? make("section", {}, make("h4", {}, say(word), make("b", {}, ` ${inOne(count)}`)), content) : null);

const progress = () => (texts.unread() ? say("readingOn", { n: inOne(texts.unread()) }) : "");

const draw = () => {
  const { of } = store.now, found = findAll(of), groups = byDocument(found.passages), shown = [];
  let left = most;
  for (const [id, list] of groups) {
    if (left <= 0) break;
    shown.push(make("h5", {}, make("a", { href: address(id), "data-thing": id }, graph.label(id)), " ", make("span", { dir: "auto" }, graph.title(id)), make("b", {}, ` ${inOne(list.length)}`)), ...list.slice(0, left).map(paragraph));
    left -= list.length;
  }
  const more = found.passages.length - most;
  const counts = say("foundCounts", { documents: inOne(found.documents.length), names: inOne(found.names.length), parts: inOne(found.passages.length), read: inOne(groups.length) });
  home.replaceChildren(...present([
    make("h3", { tabindex: "-1" }, say("resultsFor", { what: of })),
    make("p", { class: "meta extent" }, found.documents.length + found.names.length + found.passages.length ? counts : texts.unread() ? "" : say("noMatch", { what: of })),
    make("p", { class: "meta progress" }, progress()),
    section("groupDocuments", found.documents.length, make("ul", {}, found.documents.map(thing))),
    section("groupNames", found.names.length, make("ul", {}, found.names.map(thing))),
    section("paragraphs_", found.passages.length, shown),
    more > 0 ? make("button", { type: "button", class: "further", on: { click: () => { most += PAGE; draw(); mark(store.now); } } }, say("more", { n: inOne(more) })) : null]));
};

/* Reads on until all texts were looked at: redrawn when as many again were read, and at the end. */
const readOn = async (/** @type {Now} */ now) => {
  let next = 16;
  for (let done = 0; texts.unread() && store.now.view === "found" && store.now.of === now.of; done += 16) {
    await texts.some(16);
    const bar = home.querySelector(".progress");
    if (bar) bar.textContent = progress();
    if (done >= next || !texts.unread()) { next = 2 * done; draw(); mark(store.now); }
  }
  announce(home.querySelector(".extent")?.textContent ?? "");
};

const mark = (/** @type {Now} */ { id }) => { for (const link of all("[data-thing]", home)) link.toggleAttribute("aria-current", link.dataset.thing === id); };

/* Shows the results where they are the open view. */
const show = async (/** @type {Now} */ now) => {
  const opened = now.view === "found";
  home.hidden = !opened;
  if (!opened) return;
  const key = JSON.stringify([now.of, store.language, store.textLanguage]);
  if (key !== built) {
    most = PAGE;
    await texts.names();
    if (store.now !== now) return;
    draw();
    home.scrollTop = 0;
    built = key;
    readOn(now);
  }
  mark(now);
};

const csv = () => {
  const passages = byDocument(findAll(store.now.of).passages).flatMap(([, list]) => list);
  const lines = passages.map((one) => [graph.label(graph.documentOf(one.part)), graph.place(one.part), one.text]);
  saveFile(`${graphName()}-found.csv`, csvFile(csvText([["symbol", "where", "sentence"].map((word) => say(word)), ...lines])));
};

export const results = { csv };

on("view", show);
