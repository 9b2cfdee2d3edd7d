/* The views, each as boxes and lines. A line keeps the paragraphs that make it: [{part, relations}]. */
import { sayCode } from "./codes.js";
import { placeColumns, wrap } from "./columns.js";
import { byId, cut, inOrder, trueFirst } from "./dom.js";
import { dotCanvas } from "./dots.js";
import { graph, signOf } from "./graph.js";
import { groups } from "./groups.js";
import { headingOf } from "./headings.js";
import { store } from "./store.js";
import { say } from "./words.js";

const MOST = 26;
const SOURCES = 40; // resolutions beside a name

/** @param {string} id
 * @param {Partial<Box>} [more]
 * @returns {Box} */
const box = (id, more = {}) => {
  const family = graph.family(id);
  const text = `${signOf(family)} ${graph.documents.has(id) ? graph.titled(id) : graph.label(id)}`;
  return { id, family, text, label: wrap(text), x: 0, y: 0, ...more };
};
const line = (/** @type {string} */ from, /** @type {string} */ to, /** @type {Link[]} */ links, more = {}) => ({ id: `${from}→${to}`, from, to, links, count: links.length, label: "", ...more });

/* Cited under no verb that has a relation of its own: cited, no more. */
const said = (/** @type {string[]} */ relations, plain = "cites") => (relations?.length ? relations : [plain]);

/* Boxes where pyvis put them, dots where the file says, or groups: who cites whom is in the graph's edges. */
/** @returns {View} */
const documents = (/** @type {string} */ of) => {
  const { network } = graph.data;
  if (network.drawn === "groups") return groups?.make(of) ?? { boxes: [], lines: [] };
  const dots = network.drawn === "dots" && dotCanvas !== null;
  return {
    boxes: network.drawn === "dots" ? [...scattered(network.places, dots), ...heads(network.subjects ?? [])] : network.nodes.map((/** @type {any} */ node) => ({ id: node.id, family: node.kind, label: `${signOf(node.kind)} ${graph.documents.get(node.id).symbol ? graph.titled(node.id) : node.label}`, x: node.x, y: node.y, filled: node.read })),
    lines: graph.lines, relations: graph.relations, dots,
    caption: say(dots ? "captionDots" : "captionDocuments"),
  };
};

/* The subject of a part of a large network, over its documents. */
const heads = (/** @type {Heading[]} */ subjects) => subjects.map((one) => ({
  id: headingOf(one.id), family: "topic", label: `${store.language === "zh" ? one.zh : one.en} · ${one.of.length}`, x: one.x, y: one.y, heading: true, under: one.id,
}));

/* By the number of a document: the subject under which it stands. */
/** @type {Map<number, string> | null} */
let standing = null;
const under = (/** @type {number} */ number) => {
  standing ??= new Map((graph.data.network.subjects ?? []).flatMap((/** @type {Heading} */ one) => one.of.map((document) => /** @type {[number, string]} */ ([document, one.id]))));
  return standing.get(number);
};

const scattered = (/** @type {{ of: number[], x: number[], y: number[] }} */ { of, x, y }, /** @type {boolean} */ dots) => of.map((/** @type {number} */ number, /** @type {number} */ at) => {
  const one = graph.list[number], family = graph.family(one.id);
  return { id: one.id, family, label: dots ? graph.titled(one.id) : `${signOf(family)} ${graph.label(one.id)}`, x: x[at], y: y[at], filled: one.texts.length > 0, under: under(number) };
});

/* Its heading, then the documents of a year, four in a row. */
const rows = (/** @type {any} */ years) => {
  let y = 0;
  for (const [heading, ...boxes] of years) {
    [heading.x, heading.y] = [0, y];
    boxes.forEach((/** @type {any} */ one, /** @type {number} */ number) => { one.x = 130 + 165 * (number % 4); one.y = y + 44 * Math.floor(number / 4); });
    y += 44 * Math.ceil(boxes.length / 4) + 16;
  }
};

/* Dots of a year below it, all years as deep as lets the whole be drawn largest in the pane. */
const beside = (/** @type {any[]} */ columns) => {
  const { clientWidth: wide, clientHeight: high } = byId("canvas");
  const tallest = Math.max(...columns.map((/** @type {any[]} */ column) => column.length));
  const width = (/** @type {any[]} */ column, /** @type {number} */ deep) => 22 * Math.ceil((column.length - 1) / deep) + 18;
  const scale = (/** @type {number} */ deep) => Math.min(wide / columns.reduce((/** @type {number} */ sum, /** @type {any[]} */ column) => sum + width(column, deep), 0), high / (26 * (deep + 2)));
  const depth = Array.from({ length: tallest }, (_, at) => at + 1).reduce((best, one) => (scale(one) > scale(best) ? one : best));
  let x = 0;
  for (const column of columns) {
    const [heading, ...list] = column, each = Math.ceil(list.length / depth);
    [heading.x, heading.y] = [x, 0];
    list.forEach((/** @type {any} */ one, /** @type {number} */ y) => { one.x = x + 22 * (y % each); one.y = 26 * (Math.floor(y / each) + 2); });
    x += width(column, depth);
  }
};

/* By year: rows of boxes; a large network in columns of dots. */
const timeline = (/** @type {string} */ of) => {
  const whole = documents(of);
  if (whole.grouped) return whole;
  const years = new Map();
  for (const one of whole.boxes.filter((box_) => !box_.heading)) {
    const { year } = graph.documents.get(one.id);
    one.year = year;
    if (!years.has(year)) years.set(year, []);
    years.get(year).push(one);
  }
  const columns = [...years].sort((a, b) => (a[0] || Infinity) - (b[0] || Infinity)).map(([year, boxes]) => [
    { id: `year:${year}`, family: "year", label: year ? String(year) : say("noYear"), year, heading: true }, ...boxes.sort((/** @type {any} */ a, /** @type {any} */ b) => b.filled - a.filled || a.id.localeCompare(b.id, "en", { numeric: true }))]);
  if (whole.dots) beside(columns);
  else rows(columns);
  return { ...whole, boxes: columns.flat(), caption: say("captionTimeline") };
};

/* Of the dossier only the list and the table are made of boxes and lines: nothing is laid out. */
const paragraphs = (/** @type {string} */ of) => {
  const document = graph.documents.get(of);
  const all = (document?.parts ?? []).map((/** @type {string} */ id) => graph.parts.get(id)).filter((/** @type {any} */ part) => part.kind !== "footnote");
  const lines = all.flatMap((/** @type {any} */ part) => [
    ...Object.entries(part.cites).map(([target, relations]) => line(part.id, target, [{ part: part.id, relations: said(relations) }])),
    ...part.mentions.filter((/** @type {string} */ name) => graph.family(name) === "instrument").map((/** @type {string} */ name) => line(part.id, name, [{ part: part.id, relations: said(graph.invoked(part.id, name), "mentions") }])),
  ]);
  const boxes = [...all.map((/** @type {any} */ part) => part.id), ...new Set(lines.map((/** @type {any} */ one) => one.to))].map((id) => ({ id, family: graph.family(id), label: "", x: 0, y: 0 }));
  return { boxes, lines, answers: true, caption: say("captionParagraphs", { what: cut(graph.label(of), 40) }) };
};

const entities = (/** @type {string} */ of) => {
  const places = graph.mentionedIn.get(of) ?? [];
  const shared = [...graph.together(of)].map(([other, parts]) => [other, parts.map((/** @type {any} */ part) => ({ part, relations: ["together"] }))]);
  const near = shared.sort((a, b) => b[1].length - a[1].length || inOrder(a[0], b[0])).slice(0, MOST);
  const order = [...graph.families.keys()];
  const names = near.map(([id]) => box(id, { counted: true })).sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family));
  const mentioning = new Map();
  for (const part of places) { const id = graph.documentOf(part); mentioning.set(id, [...(mentioning.get(id) ?? []), part]); }
  const own = graph.documentOf(store.now.id);
  const first = [...mentioning].sort((a, b) => trueFirst(a[0] === own, b[0] === own) || b[1].length - a[1].length || inOrder(a[0], b[0])).slice(0, SOURCES);
  const sources = first.map(([id]) => box(id, { filled: true, counted: true }));
  const centre = box(of, { filled: true, centre: true });
  const around = [...sources, ...names], half = Math.ceil(around.length / 2);
  placeColumns([around.slice(0, half), [centre], around.slice(half)], { gap: 80 });
  const lines = [
    ...first.map(([id, parts]) => line(id, of, parts.map((/** @type {any} */ part) => ({ part, relations: ["mentions"] })))),
    ...near.map(([id, links]) => line(of, id, links, { plain: true })),
  ];
  const what = cut(graph.label(of), 40);
  const caption = mentioning.size > SOURCES ? say("captionMost", { what, n: SOURCES, all: mentioning.size }) : say("captionEntities", { what });
  return { boxes: [...around, centre], lines, columns: true, caption };
};

/* The resolutions that are drawn: those that ask a party, where the view is about one; all of few, one of many. */
const asking = (/** @type {string} */ of) => {
  if (graph.names.has(of)) {
    const own = new Set((graph.askedIn.get(of) ?? []).map(graph.documentOf));
    return graph.read.filter((one) => own.has(one.id)).slice(0, SOURCES);
  }
  return graph.read.length > 8 ? graph.read.filter((one) => one.id === of) : graph.read;
};
const asks = (/** @type {string} */ of) => {
  const meant = (/** @type {string} */ party) => party === of || !graph.names.has(of);
  const resolutions = asking(of);
  const asked = new Map(), told = new Map();
  const keep = (/** @type {any} */ map, /** @type {string} */ from, /** @type {string} */ to, /** @type {Link} */ link) => {
    const key = `${from}→${to}`;
    if (!map.has(key)) map.set(key, { from, to, links: [] });
    map.get(key).links.push(link);
  };
  for (const part of resolutions.flatMap((one) => one.parts).map((id) => graph.parts.get(id))) {
    const named = new Set();
    for (const one of graph.dutiesIn(part)) {
      for (const party of one.parties.filter(meant)) {
        named.add(party);
        keep(asked, part.document, party, { part: part.id, relations: one.verb ? [one.verb] : [] });
        for (const recipient of one.recipients) keep(told, party, recipient, { part: part.id, relations: ["reportsTo"] });
      }
    }
    for (const party of part.addressees.filter((/** @type {string} */ name) => !named.has(name) && meant(name))) keep(asked, part.document, party, { part: part.id, relations: part.actions });
  }
  const count = (/** @type {string} */ id) => [...asked.values()].filter((one) => one.to === id).reduce((sum, one) => sum + one.links.length, 0);
  const middle = [...new Set([...asked.values()].map((one) => one.to))].map((id) => box(id, { counted: true })).sort((a, b) => count(b.id) - count(a.id) || inOrder(a.id, b.id)).slice(0, 3 * MOST);
  const shown = new Set(middle.map((one) => one.id));
  const reports = [...told.values()].filter((one) => shown.has(one.from));
  const last = [...new Set(reports.map((one) => one.to))].filter((id) => !shown.has(id)).map((id) => box(id));
  const first = resolutions.map((one) => box(one.id, { filled: true }));
  placeColumns([first, middle, last], { gap: 110 });
  const verbs = (/** @type {Link[]} */ links) => [...new Set(links.flatMap((/** @type {Link} */ link) => link.relations))].slice(0, 3).map(sayCode).join(store.language === "zh" ? "、" : ", ");
  const lines = [
    ...[...asked.values()].filter((one) => shown.has(one.to)).map((one) => line(one.from, one.to, one.links, { hint: verbs(one.links) })),
    ...reports.map((one) => line(one.from, one.to, one.links, { dashed: true, hint: say("reportsTo") })),
  ];
  return { boxes: [...first, ...middle, ...last], lines, columns: true, caption: say("captionAsks") };
};

/* No boxes: the answers of the queries stand in their place. */
const queries = () => ({ boxes: [], lines: [], answers: true, caption: say("captionQueries") });

/* No boxes: what the search found stands in their place. */
const found = () => ({ boxes: [], lines: [], answers: true, caption: "" });

/* Two texts stand there, and no boxes. */
const compare = () => ({ boxes: [], lines: [], answers: true, caption: "" });

/** @type {Record<string, (of: string) => View>} */
const makers = { documents, paragraphs, compare, entities, asks, timeline, queries, found };

/* What a view is about when nobody has said: the resolution in the reading pane, the name most mentioned. */
const about = (/** @type {string} */ view, /** @type {string} */ id, /** @type {string} */ of, to = "") => {
  if (view === "queries" || view === "found") return of;
  const own = graph.documentOf(id);
  if (view === "documents" || view === "timeline") return groups?.about(view, { id, to, of }, store.now.of.split("|")[0]) ?? "";
  if (view === "compare" && [of, own].some(graph.previousOf)) return [of, own].find(graph.previousOf);
  if (view === "asks" && !graph.documents.has(of)) { const party = [of, id].find((one) => graph.names.has(one) && graph.askedIn.count(one)); if (party) return party; }
  const fits = view === "entities" ? (/** @type {any} */ one) => graph.names.has(one) : (/** @type {any} */ one) => (graph.documents.get(one)?.texts.length ?? 0) > 0;
  if (fits(of)) return of;
  if (fits(own)) return own;
  if (view === "entities") return [...graph.mentionedIn].sort((a, b) => b[1].length - a[1].length || inOrder(a[0], b[0]))[0]?.[0] ?? "";
  return store.document || graph.read[0]?.id || "";
};

/* The documents whose paragraphs the view draws; names are there for all but documents and years. */
const needs = (/** @type {string} */ view, /** @type {string} */ of) => (view === "paragraphs" ? [of] : view === "compare" ? [of, graph.previousOf(of)] : view === "asks" ? asking(of).map((one) => one.id) : []);
const wantsNames = (/** @type {string} */ view) => groups !== null || (view !== "documents" && view !== "timeline");

export const views = { make: (/** @type {string} */ view, /** @type {string} */ of) => makers[view](of), known: (/** @type {string} */ view) => view in makers && (view !== "queries" || Boolean(byId("tab-queries"))), about, needs, wantsNames };
