/* The gallery: the named queries with the answers they had when this file was made. It opens as a list of questions;
   `of` in the address is the one that is open, and after a slash the number of its example: citing/2. */
import { addressOf } from "./address.js";
import { sayCode } from "./codes.js";
import { all, announce, byId, make, present } from "./dom.js";
import { graph, signOf } from "./graph.js";
import { copyText, copying, csvFile, csvText, graphName, saveFile } from "./saving.js";
import { sortable } from "./sorting.js";
import { on, store } from "./store.js";
import { texts } from "./texts.js";
import { arrived, unpack } from "./unpack.js";
import { say } from "./words.js";

const home = byId("answers");
const [frame] = all("main");
const csvButton = /** @type {HTMLButtonElement} */ (byId("csv"));
const LONG = ["text", "task", "title"]; // columns of sentences
/** @type {any} The questions, once they are read. */
let questions = null;
let built = "";

const both = (/** @type {Bilingual} */ words) => words[store.language] ?? words.en ?? "";
const address = (/** @type {string} */ of) => addressOf({ id: store.now.id, view: "queries", of });
const count = (/** @type {any} */ number) => number.toLocaleString(store.language === "zh" ? "zh-CN" : "en");

/* What `of` names: the question and the number of its answer. */
const open = (/** @type {string} */ of) => {
  const [name, number] = of.split("/");
  const question = questions.find((/** @type {any} */ one) => one.name === name);
  const at = Math.max(0, Math.min(Number(number || 1) - 1, (question?.answers.length ?? 0) - 1)) || 0;
  return { question, at, answer: question?.answers[at] };
};

/* A thing in the reader's language: a paragraph by its place, a name by its label; else as the answer has it. */
const said = (/** @type {Cell} */ [text, thing = ""], /** @type {Column | undefined} */ column = undefined) => {
  if (graph.parts.has(thing)) return text.includes("/") ? `${graph.label(graph.parts.get(thing).document)} ${graph.place(thing)}` : graph.place(thing);
  if (graph.names.has(thing) || graph.documents.has(thing)) return graph.label(thing);
  return column?.code && text ? sayCode(text) : text;
};

/* The parts of a graph that a reader can go to; verbs have no place of their own. */
const leads = (/** @type {string} */ thing) => graph.documents.has(thing) || graph.parts.has(thing) || (graph.names.has(thing) && graph.family(thing) !== "verb");

/* What a document is about, where no column says it. */
const title = (/** @type {string} */ thing, /** @type {any} */ column) => (column && graph.short(thing) ? make("small", { dir: "auto" }, graph.short(thing)) : null);

const shown = (/** @type {Cell} */ cell, /** @type {any} */ column) => {
  const [text, thing] = cell;
  if (!thing || !leads(thing)) return make("bdi", {}, said(cell, column));
  const family = graph.family(thing);
  const sign = family === "paragraph" ? null : make("i", { "aria-hidden": "true" }, signOf(family));
  return make("a", { href: addressOf({ id: thing, view: "queries", of: store.now.of }), class: family === "paragraph" ? null : `chip k-${family}`, "data-thing": thing, title: text === said(cell, column) ? null : text },
    sign, make("bdi", {}, said(cell, column)), title(thing, column));
};

/* A paragraph tells its resolution, so that a column is saved; a row without a paragraph shows the resolution. */
/** @returns {{ whole?: number, part?: number }} */
const saved = (/** @type {Column[]} */ columns) => {
  const [whole, part] = ["resolution", "paragraph"].map((name) => columns.findIndex((/** @type {any} */ one) => one.name === name));
  return whole >= 0 && part >= 0 ? { whole, part } : {};
};
/** @returns {Cell} */
const placed = (/** @type {Cell[]} */ row, /** @type {{ whole?: number, part?: number }} */ { whole, part }, /** @type {number} */ at) => {
  if (at !== part || part === undefined || whole === undefined) return row[at];
  return row[part][1] ? [`${row[whole][0]}#${row[part][0]}`, row[part][1]] : row[whole];
};

const numeric = (/** @type {Cell[][]} */ rows, /** @type {number} */ at) => rows.every((/** @type {Cell[]} */ row) => /^-?[\d.]*$/.test(row[at][0]));

/* How wide a column must be at least, in em: as its words where these are few, else so wide that a cell has about five lines. */
const WIDEST = 18, SHORT = 8, LINES = 5;
const widthOf = (/** @type {Cell[][]} */ rows, /** @type {number} */ at, /** @type {any} */ column) => {
  const length = (/** @type {string} */ text) => Array.from(text).reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 1 : 0.55), 0);
  const longest = Math.max(0, ...rows.map((/** @type {Cell[]} */ row) => length(said(row[at], column))));
  return Math.max(3, Math.min(WIDEST, longest <= SHORT ? longest : Math.max(SHORT, longest / LINES)));
};

const table = (/** @type {Question} */ question, /** @type {Answer} */ { columns, rows }) => {
  const one = saved(columns);
  const shownAt = columns.map((/** @type {any} */ _, /** @type {number} */ at) => at).filter((/** @type {number} */ at) => at !== one.whole);
  const kind = (/** @type {number} */ at) => (numeric(rows, at) ? "number" : LONG.includes(columns[at].name) ? "words" : at === one.part ? "place" : null);
  return sortable(/** @type {HTMLTableElement} */ (make("table", {}, make("caption", { class: "unseen" }, both(question.title)),
    make("thead", {}, make("tr", {}, shownAt.map((/** @type {number} */ at) => make("th", { scope: "col", class: kind(at), style: `min-width: calc(${widthOf(rows, at, columns[at]).toFixed(1)}em + 16px)` }, both(columns[at].label))))),
    make("tbody", {}, rows.map((/** @type {Cell[]} */ row) => make("tr", {}, shownAt.map((/** @type {number} */ at) => make("td", { class: kind(at) }, shown(placed(row, one, at), columns[at])))))))));
};

const copied = (/** @type {string} */ word, /** @type {string} */ text) => {
  const button = make("button", { type: "button", class: "copy", "aria-label": `${say("copy")}: ${say(word)}`, on: { click: () => copyText(text, button) } }, say("copy"));
  return make("div", { class: "copied" }, make("h4", {}, say(word)), button, make("pre", { tabindex: "0", "aria-label": say(word) }, text));
};

const extent = (/** @type {Answer} */ { rows, total }) => (total === null ? say("notComputed") : rows.length < total ? say("firstRows", { n: count(rows.length), all: count(total) }) : say("allRows", { n: count(total) }));

const whom = (/** @type {Answer} */ { given }) => given.map(({ cell }) => said(cell)).join(" · ");

const choices = (/** @type {Question} */ question, /** @type {number} */ at) => (question.answers[0].given.length
  ? make("nav", { class: "examples", "aria-label": say("examples") }, make("span", { class: "meta" }, question.answers[0].total === null ? say("forExample") : say("chosenBy", { what: both(question.chosen) })),
    question.answers.map((/** @type {Answer} */ answer, /** @type {any} */ number) => make("a", { href: address(`${question.name}/${number + 1}`), "aria-current": number === at ? "true" : null }, make("bdi", {}, whom(answer)))))
  : null);

const page = (/** @type {{ question: Question, at: number, answer: Answer | undefined }} */ { question, at, answer }) => [
  make("p", {}, make("a", { href: address("") }, `← ${say("allQueries")}`)),
  make("h3", { tabindex: "-1" }, both(question.title)),
  make("p", { class: "asks" }, both(question.asks)),
  ...(answer ? [choices(question, at),
    make("p", { class: "meta extent" }, answer.total === 0 ? both(question.empty) : extent(answer)),
    ...(answer.total ? withButton(question, answer) : []),
    make("details", { class: "block", open: answer.total === null }, make("summary", {}, say("askYourself")), copied("asSparql", answer.sparql), copied("asCommand", answer.command))]
    : [make("p", { class: "meta extent" }, both(question.empty))])];

/* The table with the button that copies it. */
const withButton = (/** @type {Question} */ question, /** @type {Answer} */ answer) => {
  const rows = table(question, answer);
  return [copying(rows), make("div", { class: "rows", role: "region", tabindex: "0", "aria-label": both(question.title) }, rows)];
};

const size = (/** @type {Question} */ { answers, empty }) => (answers[0]?.total === null ? extent(answers[0]) : answers[0]?.total ? answers.map((/** @type {Answer} */ answer) => (answer.given.length ? `${whom(answer)} (${count(answer.total)})` : say("allRows", { n: count(answer.total) }))).join("　") : both(empty));

const index = () => [
  make("h3", { tabindex: "-1" }, say("viewQueries")),
  make("ul", { class: "questions" }, questions.map((/** @type {Question} */ question) => make("li", {},
    make("a", { href: address(question.name) }, both(question.title)), make("p", {}, both(question.asks)), make("p", { class: "meta" }, make("bdi", {}, size(question)))))),
];

const draw = (/** @type {Now} */ now) => {
  const found = open(now.of);
  const inside = home.contains(document.activeElement);
  home.replaceChildren(...present(found.question ? page(found) : index()));
  home.scrollTop = 0;
  if (inside) all("h3", home)[0].focus();
  if (found.question) announce(`${both(found.question.title)}. ${all(".extent", home)[0].textContent}`);
  csvButton.disabled = !found.answer?.total;
};

/* The cells that mean what is chosen. */
const mark = (/** @type {Now} */ { id }) => {
  for (const link of all("[data-thing]", home)) link.toggleAttribute("aria-current", link.dataset.thing === id);
};

/* Shows the gallery where it is the open view; reads its shelf the first time. */
const show = async (/** @type {Now} */ now) => {
  const opened = now.view === "queries";
  home.hidden = !opened;
  frame.dataset.shows = { queries: "answers", paragraphs: "dossier", compare: "compare", found: "results" }[now.view] ?? "network";
  if (!opened) { csvButton.disabled = false; return; }
  questions ??= (await Promise.all([arrived("gallery").then(unpack), texts.names()]))[0];
  if (store.now !== now) return;
  const key = JSON.stringify([now.of, store.language]);
  if (key !== built) draw(now);
  built = key;
  mark(now);
};

const csv = () => {
  const { question, at, answer } = open(store.now.of);
  const lines = [answer.columns.map((/** @type {any} */ column) => both(column.label)), ...answer.rows.map((/** @type {Cell[]} */ row) => row.map((/** @type {Cell} */ cell, /** @type {any} */ number) => said(cell, answer.columns[number])))];
  const part = answer.rows.length < answer.total ? `-first-${answer.rows.length}-of-${answer.total}` : "";
  saveFile(`${graphName()}-${question.name}${at ? `-${at + 1}` : ""}${part}.csv`, csvFile(csvText(lines)));
};

export const gallery = { show, csv, there: Boolean(byId("tab-queries")) };

on("view", show);
