/* Two resolutions of a series side by side, paragraph by paragraph: `of` in the address is the later one. */
import { addressOf } from "./address.js";
import { piecesOf, rowsOf } from "./alignment.js";
import { all, byId, make } from "./dom.js";
import { graph } from "./graph.js";
import { chooser, readIn } from "./languages.js";
import { strip } from "./lineage.js";
import { on, store } from "./store.js";
import { say } from "./words.js";

const home = byId("compared");
const KINDS = ["same", "reworded", "merged", "split", "new", "dropped"];
let built = "";
let changedOnly = false;

/** @typedef {{ later: KnownDocument, earlier: KnownDocument, both: string[], language: string, rows: any[] }} Pair Two documents, and what became of each paragraph. */

/* The language of both texts: the reader's choice where both have it. */
const languages = (/** @type {KnownDocument} */ one, /** @type {KnownDocument} */ other) => one.texts.map((text) => text.language).filter((language) => other.texts.some((text) => text.language === language));

/* Both documents, the language, and what became of each paragraph; nothing where there is no earlier one. */
const read = (/** @type {string} */ of) => {
  const later = graph.documents.get(of), earlier = graph.documents.get(graph.previousOf(of));
  const both = later && earlier ? languages(later, earlier) : [];
  if (!both.length) return null;
  const language = readIn(both);
  const ends = (/** @type {KnownDocument} */ document) => document.parts.filter((/** @type {string} */ id) => graph.parts.get(id).kind !== "footnote" && words(id, language)).map((/** @type {string} */ id) => id.slice(document.id.length + 1));
  const changes = (graph.compared.get(`${of}/${language}`)?.changes ?? []).map((/** @type {any} */ one) => ({ change: "reworded", verbs: [], further: [], differences: [], ...one }));
  return { later, earlier, both, language, rows: rowsOf(changes, ends(earlier), ends(later)) };
};

const passage = (/** @type {string} */ id, /** @type {string} */ language) => (graph.wordings.get(id) ?? []).find((/** @type {any} */ one) => one.language === language);
const words = (/** @type {string} */ id, /** @type {string} */ language) => passage(id, language)?.text ?? "";

/* A verb as these paragraphs have it, where the reader's language is theirs; else by its name. */
const verbIn = (/** @type {string} */ verb, /** @type {KnownDocument} */ document, /** @type {any} */ ends, /** @type {string} */ language) => {
  const found = ends.map((/** @type {string} */ end) => passage(`${document.id}#${end}`, language))
    .flatMap((/** @type {any} */ one) => (one?.evidence ?? []).filter((/** @type {Evidence} */ span) => span.kind === "act" && span.targets.includes(verb)).map((/** @type {Evidence} */ span) => Array.from(one.text).slice(span.start, span.end).join("")));
  return store.language === language && found.length ? found[0] : graph.label(verb);
};

const joined = (/** @type {string[]} */ ids) => ids.map(graph.label).join(store.language === "zh" ? "、" : ", ");
const asked = (/** @type {KnownDocument} */ document, /** @type {string[]} */ ends) => new Set(ends.flatMap((/** @type {string} */ end) => graph.parts.get(`${document.id}#${end}`).addressees));

/* The verbs that changed, three each: before, after, and whether that is stronger. */
const turns = (/** @type {any} */ { verbs, force, further }) => [...(verbs.length === 2 ? [[...verbs, force]] : []), ...Array.from({ length: further.length / 3 }, (_, at) => further.slice(3 * at, 3 * at + 3))];

/* What deserves a word beside the marked text; the change of a verb first. */
const notes = (/** @type {any} */ row, /** @type {Pair} */ { earlier, later, language }) => {
  const { change } = row;
  if (!change) return [];
  const [before, after] = [asked(earlier, row.left), asked(later, row.right)];
  const came = [...after].filter((id) => !before.has(id)), went = [...before].filter((id) => !after.has(id));
  const only = /** @type {Record<string, string>} */ ({ session: "onlySession", citation: "onlyCitation", number: "onlyNumber" })[change.only];
  return [
    ...turns(change).map(([was, is, force]) => [say("verbBecame", { before: verbIn(was, earlier, row.left, language), after: verbIn(is, later, row.right, language) }), force ? say(force) : ""]),
    change.moved ? [say("moved"), ""] : null, only ? [say(only), ""] : null,
    came.length ? [say("askedNow", { names: joined(came) }), ""] : null, went.length ? [say("askedNoMore", { names: joined(went) }), ""] : null,
  ].filter((one) => one !== null);
};

const marked = (/** @type {string} */ text, /** @type {any} */ row, /** @type {"left" | "right"} */ side) => piecesOf(text, row.change?.differences ?? [], side)
  .map(([piece, changed]) => (changed ? make(side === "left" ? "del" : "ins", {}, piece) : piece));

const cell = (/** @type {any} */ row, /** @type {"left" | "right"} */ side, /** @type {Pair} */ { earlier, later, language }, /** @type {string} */ of) => {
  const document = side === "left" ? earlier : later;
  return make("td", { class: side, "data-of": document.symbol }, row[side].map((/** @type {string} */ end) => {
    const id = `${document.id}#${end}`;
    return make("div", { class: "said", "data-part": id }, make("a", { href: addressOf({ id, view: "compare", of }), "aria-label": `${document.symbol} ${graph.place(id)}` }, graph.shortPlace(id)),
      make("p", { lang: language === "zh" ? "zh-Hans" : language, dir: "auto" }, marked(words(id, language), row, side)));
  }));
};

const line = (/** @type {any} */ row, /** @type {any} */ found, /** @type {string} */ of) => make("tr", { class: `is-${row.kind}` },
  make("th", { scope: "row" }, make("span", { class: "became" }, say(row.kind)),
    notes(row, found).map(([text, force]) => make("span", { class: force || text.includes("→") ? "note verb" : "note" }, text, force ? make("b", {}, ` ${force}`) : null))),
  cell(row, "left", found, of), cell(row, "right", found, of));

const column = (/** @type {KnownDocument} */ document) => make("th", { scope: "col" }, make("a", { href: addressOf({ id: document.id, view: "paragraphs", of: document.id }) }, document.symbol), document.date ? ` ${document.date}` : "",
  make("small", { dir: "auto" }, graph.title(document.id)));

const head = (/** @type {Pair} */ { later, both, rows }) => make("header", {},
  make("p", {}, make("a", { class: "back", href: addressOf({ id: later.id, view: "paragraphs", of: later.id }) }, `← ${say("backToDossier")}`),
    chooser(both, false)),
  strip(later.id, true),
  make("p", { class: "counts" }, KINDS.map((kind) => /** @type {[string, number]} */ ([kind, rows.filter((/** @type {any} */ row) => row.kind === kind).length])).filter(([, many]) => many)
    .map(([kind, many]) => make("span", { class: `became is-${kind}` }, `${say(kind)} ${many}`)),
  make("label", {}, make("input", { type: "checkbox", checked: changedOnly, on: { change: (/** @type {any} */ event) => { changedOnly = event.target.checked; home.classList.toggle("changed-only", changedOnly); } } }), " ", say("onlyChanged"))),
  make("p", { class: "meta" }, say("comparedLegend")));

const draw = (/** @type {string} */ of) => {
  const found = read(of);
  if (!found) { home.replaceChildren(make("p", { class: "meta" }, say("noEarlier"))); return; }
  home.replaceChildren(head(found), make("table", {}, make("caption", { class: "unseen" }, say("compared")),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("was")), column(found.earlier), column(found.later))),
    make("tbody", {}, found.rows.map((row) => line(row, found, of)))));
};

const light = (/** @type {Now} */ { id }) => {
  for (const row of all("tbody tr", home)) row.classList.toggle("lit", all(".said", row).some((one) => one.dataset.part === id));
  home.querySelector(".lit")?.scrollIntoView({ block: "center" });
};

/* Shows the comparison where it is the open view. */
const show = (/** @type {Now} */ now) => {
  const opened = now.view === "compare";
  home.hidden = !opened;
  if (!opened) return;
  const key = JSON.stringify([now.of, store.language, store.textLanguage]);
  if (key !== built) { draw(now.of); home.scrollTop = 0; }
  built = key;
  light(now);
};

/* The rows as text, for a table. */
const lines = () => {
  const found = read(store.now.of);
  if (!found) return [];
  const side = (/** @type {KnownDocument} */ document, /** @type {any} */ ends) => [ends.map((/** @type {string} */ end) => graph.place(`${document.id}#${end}`)).join("; "), ends.map((/** @type {string} */ end) => words(`${document.id}#${end}`, found.language)).join("\n")];
  return [[say("was"), found.earlier.symbol, say("sentence"), found.later.symbol, say("sentence")],
    ...found.rows.map((row) => [[say(row.kind), ...notes(row, found).map(([text, force]) => (force ? `${text} (${force})` : text))].join("; "), ...side(found.earlier, row.left), ...side(found.later, row.right)])];
};

export const compared = { show, lines };

on("change", show);
on("view", (now) => { if (now.view !== "compare") show(now); });
