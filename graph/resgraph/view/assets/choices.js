/* What of a view is shown: kinds hidden in the legend, one relation, one part of the text, an organ, years. */
import { graph } from "./graph.js";
import { store } from "./store.js";

const PARTS = ["", "preambular", "operative"];
const hidden = new Set();
/** @type {Record<string, string>} */
const chosen = { relation: "", part: "", organ: "", from: "", until: "", lines: "" };

/* One without a year is left out where years are chosen. */
const inYears = (/** @type {string} */ id) => {
  const year = graph.documents.get(id)?.year ?? 0;
  return !(chosen.from && year < Number(chosen.from)) && !(chosen.until && (!year || year > Number(chosen.until)));
};
const ofOrgan = (/** @type {string} */ id) => !chosen.organ || graph.documents.get(id)?.organ === chosen.organ;

/* A document of the chosen organ and years. */
const passes = (/** @type {string} */ id) => ofOrgan(id) && inYears(id);
const ofDocument = () => chosen.organ || chosen.from || chosen.until;

/* Between two documents the cited one is of the organ: whoever cites the Security Council stays. Else the one that speaks. */
const keepsLink = (/** @type {Link} */ link, /** @type {string} */ to) => {
  if (ofDocument()) {
    const speaks = link.part ? graph.documentOf(link.part) : "";
    if (speaks && !inYears(speaks)) return false;
    if (graph.documents.has(to)) { if (!passes(to)) return false; } else if (speaks && !ofOrgan(speaks)) return false;
  }
  if (chosen.part && (!link.part || rootKind(graph.parts.get(link.part)) !== chosen.part)) return false;
  return !chosen.relation || link.relations.includes(chosen.relation);
};
/** @param {any} part
 * @returns {string} */
const rootKind = (part) => (part.kind === "subparagraph" && graph.parts.has(part.parent) ? rootKind(graph.parts.get(part.parent)) : part.kind);
const narrowed = () => Boolean(hidden.size || chosen.relation || chosen.part);

/* Lines that keep a link, and boxes that keep a line; what the view is about always stays. A large view that nothing
   narrows is left as it is. */
const apply = (/** @type {any} */ view) => {
  if (view.dots && !narrowed() && !ofDocument()) return view;
  const isDocument = (/** @type {any} */ box) => graph.documents.has(box.id);
  const possible = view.boxes.filter((/** @type {any} */ box) => (!hidden.has(box.family) || box.filled) && (!ofDocument() || !isDocument(box) || inYears(box.id)));
  const ids = new Set(possible.map((/** @type {any} */ box) => box.id));
  const lines = view.lines.filter((/** @type {any} */ line) => ids.has(line.from) && ids.has(line.to)).map(kept).filter((/** @type {any} */ line) => line.count);
  const made = new Map();
  for (const line of lines) for (const end of [line.from, line.to]) made.set(end, (made.get(end) ?? 0) + line.count);
  const visible = possible.filter((/** @type {any} */ box) => !chosen.organ || box.heading || box.centre || made.has(box.id) || (isDocument(box) && ofOrgan(box.id)));
  const boxes = visible.filter((/** @type {any} */ box) => !narrowed() || made.has(box.id) || box.filled || box.heading)
    .filter((/** @type {any} */ box) => !box.heading || visible.some((/** @type {any} */ one) => !one.heading && one.year === box.year && (box.under === undefined || one.under === box.under)))
    .map((/** @type {any} */ box) => (box.counted && made.get(box.id) > 1 ? { ...box, label: `${box.label}  ${made.get(box.id)}` } : box));
  return { ...view, boxes, lines };
};

/* A line with the links that stay; its number says how many where it had one. */
const kept = (/** @type {any} */ line) => {
  if (!narrowed() && !ofDocument()) return line;
  const links = line.links.filter((/** @type {Link} */ link) => keepsLink(link, line.to));
  const { id, from, to, plain, dashed, hint } = line;
  return { id, from, to, plain, dashed, hint, links, count: links.length, label: line.label && links.length > 1 ? String(links.length) : "" };
};

/* The languages of the texts: in which they are read, and which stands beside it. */
const languages = { text: "", beside: "" };

/* What is chosen, as the address tells it. */
const inAddress = () => ({ ...chosen, ...languages, hidden: [...hidden].sort().join(",") });
const names = [...Object.keys(chosen), ...Object.keys(languages), "hidden"];

/* Takes the choices of an address; whether they are others than before. */
const take = (/** @type {Record<string, string>} */ where) => {
  const before = JSON.stringify(inAddress());
  for (const name of Object.keys(chosen)) chosen[name] = where[name] ?? "";
  for (const name of /** @type {const} */ (["text", "beside"])) languages[name] = /^[a-z]{2,3}$/.test(where[name] ?? "") ? where[name] : "";
  [store.textLanguage, store.beside] = [languages.text, languages.beside];
  hidden.clear();
  for (const family of (where.hidden ?? "").split(",")) if (graph.families.has(family)) hidden.add(family);
  for (const name of ["from", "until"]) if (!/^\d+$/.test(chosen[name])) chosen[name] = "";
  if (!PARTS.includes(chosen.part)) chosen.part = "";
  if (chosen.lines !== "verb") chosen.lines = "";
  return before !== JSON.stringify(inAddress());
};

const narrowing = () => Boolean(narrowed() || ofDocument());

export const choices = { hidden, chosen, languages, passes, apply, inAddress, names, take, narrowing };
