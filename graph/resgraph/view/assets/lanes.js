/* What stands in the lanes of a dossier: what its paragraphs rest on, by the strength of the verb, and what they ask, by party. */
import { inOrder, trueFirst } from "./dom.js";
import { graph } from "./graph.js";

/* How strongly a paragraph leans on what it cites, strongest first; what stands in no list comes behind, mentions last. */
const STRENGTH = ["pursuantTo", "guidedBy", "implements", "ratifies", "accedesTo", "adopts", "approves", "endorses", "reaffirms", "affirms", "recalls",
  "bearsInMind", "recognizes", "emphasizes", "welcomes", "supports", "considers", "takesNoteOf"];
const LAST = ["cites", "mentions"];
const rank = (/** @type {string} */ relation) => {
  const first = STRENGTH.indexOf(relation), last = LAST.indexOf(relation);
  return first >= 0 ? first : last >= 0 ? 100 + last : 50;
};
const byStrength = (/** @type {any} */ a, /** @type {any} */ b) => rank(a) - rank(b) || inOrder(a, b);

const either = (/** @type {string[]} */ relations, /** @type {string} */ none) => (relations.length ? relations : [none]);

export const bodyOf = (/** @type {string} */ of) => (graph.documents.get(of)?.parts ?? []).map((/** @type {string} */ id) => graph.parts.get(id)).filter((/** @type {Part} */ part) => part.kind !== "footnote");

/* What the paragraphs cite, and the instruments they name: each with its strongest verb and its paragraphs. */
export const rests = (/** @type {Part[]} */ parts) => {
  const found = new Map();
  const keep = (/** @type {string} */ target, /** @type {string} */ relation, /** @type {Part} */ part) => {
    if (!found.has(target)) found.set(target, { target, relation, parts: [] });
    const one = found.get(target);
    if (byStrength(relation, one.relation) < 0) one.relation = relation;
    if (!one.parts.includes(part.id)) one.parts.push(part.id);
  };
  for (const part of parts) {
    for (const [target, relations] of Object.entries(part.cites)) for (const relation of either(relations, "cites")) keep(target, relation, part);
    for (const name of part.mentions) if (graph.family(name) === "instrument") for (const relation of either(graph.invoked(part.id, name), "mentions")) keep(name, relation, part);
  }
  return grouped([...found.values()], (/** @type {any} */ one) => one.relation, byStrength);
};

/* What is asked, by party: those who must report first, then those who are asked most. */
export const asks = (/** @type {Part[]} */ parts) => {
  const tasks = parts.flatMap((/** @type {Part} */ part) => graph.dutiesIn(part).flatMap((/** @type {any} */ one) => (one.parties.length ? one.parties : [""]).map((/** @type {string} */ party) => ({ party, part: part.id, answers: graph.answersTo(part, one), ...one }))));
  const reports = (/** @type {any[]} */ list) => Number(list.some((/** @type {any} */ one) => one.recipients.length || one.due.length));
  return grouped(tasks, (/** @type {any} */ one) => one.party, () => 0).sort((a, b) => trueFirst(b[0] === "", a[0] === "") || reports(b[1]) - reports(a[1]) || b[1].length - a[1].length);
};

const grouped = (/** @type {any[]} */ list, /** @type {(one: any) => string} */ key, /** @type {(a: string, b: string) => number} */ order) => {
  const groups = new Map();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups].sort((a, b) => order(a[0], b[0]));
};
