/* The documents, their paragraphs and who cites whom, out of columns of numbers; look-ups by id, names in the
   reader's language, links backwards. Names (`learn`) and what lies on the shelves (`add`) come later. */
import { learnCharacters } from "./characters.js";
import { data } from "./data.js";
import { learnSounds } from "./pinyin.js";
import { none, starts, summed } from "./runs.js";
import { seriesIn } from "./series.js";
import { store } from "./store.js";
import { say } from "./words.js";

const columns = data.documents;
class Document {
  constructor(/** @type {string} */ id, /** @type {number} */ number) {
    this.id = id;
    this.number = number;
    this.bySymbol = false; // its year, that is
    this.symbol = columns.symbols[number] ?? id;
    this.page = columns.pages[number] ?? columns.site + this.symbol;
    this.kind = columns.kinds[columns.kind[number]];
    this.organ = columns.organs[columns.organ[number]];
    this.year = columns.year[number];
    this.title = {};
    this.date = this.session = this.meeting = "";
    this.body = this.reports = this.texts = none;
    const facts = columns.facts[number];
    if (facts) Object.assign(this, facts);
  }

  get parts() { return idsOf(this); }
}
const list = columns.ids.map((id, number) => new Document(id, number));
for (const number of columns.bySymbol) list[number].bySymbol = true;
/** @type {Map<string, any>} By id, the documents of `list`. */
const documents = new Map(list.map((one) => [one.id, one]));
const families = new Map(data.families.map((one) => [one.id, one]));

/* Paragraphs: a document has a run of shapes; a shape is [end of the id, kind, number, parent]. */
const { shapes, at: shapeAt } = data.parts;
const owners = summed(data.parts.of);
const begins = starts(data.parts.lengths);
const runOf = new Int32Array(list.length).fill(-1);
owners.forEach((/** @type {number} */ document, /** @type {number} */ run) => { runOf[document] = run; });
const places = new Map(), made = new Map();

const idAt = (/** @type {number} */ run, /** @type {number} */ place) => `${list[owners[run]].id}#${shapes[shapeAt[begins[run] + place]][0]}`;
const idsOf = (/** @type {{ number: number }} */ document) => {
  const run = runOf[document.number];
  return run < 0 ? none : Array.from({ length: begins[run + 1] - begins[run] }, (_, place) => idAt(run, place));
};
const documentOf = (/** @type {string} */ id) => { const end = id.indexOf("#"); return end < 0 ? id : id.slice(0, end); };

/* By the end of the id: place in the document, and which preambular paragraph it is. */
const placesOf = (/** @type {string} */ document) => {
  if (!places.has(document)) {
    const found = new Map(), run = runOf[documents.get(document)?.number ?? -1] ?? -1;
    let preambular = 0;
    for (let place = 0; run >= 0 && place < begins[run + 1] - begins[run]; place++) {
      const shape = shapes[shapeAt[begins[run] + place]];
      found.set(shape[0], { shape, nth: shape[1] === "preambular" ? ++preambular : 0 });
    }
    places.set(document, found);
  }
  return places.get(document);
};

/* What is known of every paragraph; its words, verbs and names are there once its shelf has been read. */
const parts = {
  has: (id = "") => id.includes("#") && placesOf(documentOf(id)).has(id.slice(documentOf(id).length + 1)),
  get(id = "") {
    if (made.has(id)) return made.get(id);
    const document = documentOf(id), known = document === id ? null : placesOf(document).get(id.slice(document.length + 1));
    if (!known) return undefined;
    const [, kind, number, parent] = known.shape;
    const part = { id, document, kind, number, nth: known.nth, parent: parent ? `${document}#${parent}` : "", heading: "", cites: {}, actions: none, addressees: none, mentions: none, footnotes: none, obligations: none };
    made.set(id, part);
    return part;
  },
};

/* Citations: an edge has a run of links, each a place in the citing document and how it cites. */
const { edges } = data;
const from = summed(edges.from), { to } = edges, links = starts(edges.lengths);
const hows = edges.hows.map((how) => (how.length ? how : ["cites"]));
const linkPart = (/** @type {number} */ edge, /** @type {number} */ link) => (edges.part[link] < 0 ? "" : idAt(runOf[from[edge]], edges.part[link]));
class Edge {
  constructor(/** @type {number} */ number) { this.number = number; }
  get from() { return columns.ids[from[this.number]]; }
  get to() { return columns.ids[to[this.number]]; }
  get id() { return `${this.from}→${this.to}`; }
  get count() { return edges.lengths[this.number]; }
  get label() { return this.count > 1 ? String(this.count) : ""; }
  get links() {
    const out = [];
    for (let link = links[this.number]; link < links[this.number + 1]; link++) out.push({ part: linkPart(this.number, link), relations: hows[edges.how[link]] });
    return out;
  }
}
const lines = from.map((/** @type {any} */ _, /** @type {number} */ number) => new Edge(number));
const relations = [...new Set(hows.flat())];

/* How many citations are made under each relation. */
const countRelations = () => {
  const perHow = new Int32Array(hows.length), found = new Map();
  for (const how of edges.how) perHow[how]++;
  hows.forEach((how, at) => { for (const one of how) found.set(one, (found.get(one) ?? 0) + perHow[at]); });
  return found;
};

/* The edges that lead to each document, one run after the other: sorted by where they lead. */
/** @type {{ begin: Int32Array, order: Int32Array } | null} */
let backward = null;
const leadingTo = (/** @type {number} */ number) => {
  if (!backward) {
    const lengths = new Int32Array(list.length);
    for (const target of to) lengths[target]++;
    const begin = starts(lengths), next = begin.slice(), order = new Int32Array(to.length);
    to.forEach((target, edge) => { order[next[target]++] = edge; });
    backward = { begin, order };
  }
  return backward.order.subarray(backward.begin[number], backward.begin[number + 1]);
};

/* By document: the paragraphs that cite it. */
const citing = (/** @type {number} */ number) => {
  const out = [];
  for (const edge of leadingTo(number)) for (let link = links[edge]; link < links[edge + 1]; link++) if (edges.part[link] >= 0) out.push(linkPart(edge, link));
  return out;
};
const cited = new Int32Array(list.length);
for (let edge = 0; edge < to.length; edge++) for (let link = links[edge]; link < links[edge + 1]; link++) if (edges.part[link] >= 0) cited[to[edge]]++;
const citedIn = {
  get: (/** @type {string} */ id) => (cited[documents.get(id)?.number] ? citing(documents.get(id).number) : undefined),
  count: (/** @type {string} */ id) => cited[documents.get(id)?.number] ?? 0,
  * [Symbol.iterator]() { for (const one of list) if (cited[one.number]) yield [one.id, { length: cited[one.number] }]; },
};

/* By name: the paragraphs that mention it, or ask it for something. */
const names = new Map();
const placesOfNames = () => {
  let runs = { begin: new Int32Array(1), at: none };
  const count = (/** @type {string} */ id) => { const number = names.get(id)?.number ?? -1; return number < 0 ? 0 : runs.begin[number + 1] - runs.begin[number]; };
  const everywhere = (/** @type {string} */ id) => { const number = names.get(id).number; return summed(runs.at.slice(runs.begin[number], runs.begin[number + 1])); };
  return {
    set(/** @type {{ lengths: number[], at: number[] }} */ { lengths, at }) { runs = { begin: starts(lengths), at }; },
    count,
    numbers: (/** @type {string} */ id) => (count(id) ? everywhere(id) : none),
    get: (/** @type {string} */ id) => (count(id) ? everywhere(id).map(partAt) : undefined),
    * [Symbol.iterator]() { for (const id of names.keys()) if (count(id)) yield [id, { length: count(id) }]; },
  };
};
const mentionedIn = placesOfNames(), askedIn = placesOfNames();

/* The paragraph with this number, all documents counted through. */
const partAt = (/** @type {number} */ number) => {
  let low = 0, high = owners.length;
  while (high - low > 1) { const middle = (low + high) >> 1; if (begins[middle] <= number) low = middle; else high = middle; }
  return idAt(low, number - begins[low]);
};

/* Names in the paragraphs that mention this one, each with these paragraphs. */
const together = (/** @type {string} */ id) => {
  const wanted = new Set(mentionedIn.numbers(id)), found = new Map();
  for (const [other] of mentionedIn) {
    const shared = other === id ? none : mentionedIn.numbers(other).filter((/** @type {number} */ number) => wanted.has(number));
    if (shared.length) found.set(other, shared.map(partAt));
  }
  return found;
};

const wordings = new Map();
const turtle = new Map();
const compared = new Map();
/** @type {Map<string, string[]>} By the name of a duty: the reports that came. */
const answers = new Map();

const { seriesOf, previousOf, nextOf } = seriesIn(list, documents, data.series);

/* The names, when they have been read: records with what the file leaves out where it is empty. */
const learn = (/** @type {Names} */ { names: found = [], pinyin = {}, traditional = "", answered = {}, mentioned, asked }) => {
  found.forEach((one, number) => names.set(one.id, { number, labels: {}, others: {}, hidden: none, links: none, ...one }));
  mentionedIn.set(mentioned);
  askedIn.set(asked);
  learnSounds(pinyin);
  learnCharacters(traditional);
  for (const [duty, reports] of Object.entries(answered)) answers.set(duty, reports);
};

/* What a shelf holds: paragraphs with their verbs and names (by places in its own list), words with their evidence, and Turtle. */
const asking = (/** @type {any} */ one, /** @type {(found?: number[]) => string[]} */ named, /** @type {string} */ language) => ({ language: one.language ?? language, verb: one.verb === undefined ? "" : named([one.verb])[0], parties: named(one.parties), recipients: named(one.recipients), due: named(one.due), task: one.task ?? "" });
const evidence = { start: 0, end: 0, targets: none, why: "", relation: "", locator: "", date: "", flags: none };
const add = (/** @type {any} */ shelf) => {
  const named = (/** @type {number[] | undefined} */ found) => (found ? found.map((place) => shelf.names[place]) : none);
  for (const [document, sheets] of Object.entries(shelf.paragraphs ?? {})) {
    const { number, texts } = documents.get(document), run = runOf[number];
    sheets.forEach((/** @type {any} */ one, /** @type {any} */ place) => Object.assign(parts.get(idAt(run, place)), {
      heading: one.heading ?? "", cites: one.cites ?? {}, actions: named(one.actions), addressees: named(one.addressees), mentions: named(one.mentions),
      footnotes: (one.footnotes ?? none).map((/** @type {any} */ note) => `${document}#${note}`), obligations: (one.obligations ?? none).map((/** @type {any} */ duty) => asking(duty, named, texts[0].language)),
    }));
  }
  for (const one of shelf.passages ?? []) {
    const passage = { text: "", terms: none, ...one, evidence: (one.evidence ?? none).map((/** @type {Evidence} */ span) => ({ ...evidence, ...span })) };
    if (!wordings.has(passage.part)) wordings.set(passage.part, []);
    wordings.get(passage.part).push(passage);
  }
  for (const [id, text] of Object.entries(shelf.turtle ?? {})) turtle.set(id, text);
  for (const one of shelf.comparisons ?? []) compared.set(one.later, one);
};

/* Who names what is in no file: groups of documents. */
/** @type {{ is: (id: string) => boolean, label: (id: string) => string }[]} */
const namers = [];
export const nameAlso = (/** @type {(id: string) => boolean} */ is, /** @type {(id: string) => string} */ label_) => { namers.push({ is, label: label_ }); };

/** @param {string} id
 * @returns {string} */
const label = (id) => {
  const other = namers.find((one) => one.is(id));
  if (other) return other.label(id);
  const name = names.get(id);
  if (documents.has(id)) return documents.get(id).symbol || Array.from(title(id) || fileOf(id) || id).slice(0, 24).join("");
  if (!name) return parts.has(id) ? place(id) : id.startsWith("authority/") ? decode(id.split("/").pop() ?? "").replace(/-/g, " ") : id;
  const of = name.labels;
  const best = of[store.language] ?? of[store.language === "zh" ? "en" : "zh"] ?? Object.values(of)[0];
  return best?.[0] ?? decode(id.split("/").pop() ?? "").replace(/-/g, " ");
};
/* The file of a text that has neither symbol nor title. */
const fileOf = (/** @type {string} */ id) => documents.get(id).texts[0]?.file ?? "";
const decode = (/** @type {string} */ text) => { try { return decodeURIComponent(text); } catch { return text; } };

/* A paragraph of a draft that the resolution recommends to another body: counted by its place, for its numbers begin anew. */
const isDraft = (/** @type {string} */ id) => id.includes("#draft-");
const numberOf = (/** @type {string} */ id) => {
  const part = parts.get(id), printed = isDraft(id) ? "" : part.nth || part.number;
  return printed || id.split("#")[1].replace(/^((?:annex|draft)-\d*-?p?|[a-z]+)/, "");
};

/* Sub-paragraphs are told with the paragraph they belong to: 执行部分第3(a)段. */
/** @param {string} id
 * @returns {string} */
const fullNumber = (id) => {
  const part = parts.get(id);
  return part.kind === "subparagraph" && parts.has(part.parent) ? `${fullNumber(part.parent)}(${part.number})` : numberOf(id);
};
/** @type {Record<string, string>} */
const wordOf = { preambular: "preambularOf", footnote: "footnoteOf", annex: "annexOf", plain: "plainOf" };
const place = (/** @type {string} */ id) => say(isDraft(id) ? "draftOf" : wordOf[parts.get(id).kind] ?? "operativeOf",
  { n: fullNumber(id), annex: /#(?:annex|draft)-(\d+)-/.exec(id)?.[1] ?? "" });
const shortPlace = (/** @type {string} */ id) => say(parts.get(id).kind === "preambular" ? "shortPreambular" : "shortOperative", { n: fullNumber(id) });

/** @param {string} id
 * @returns {string} */
const title = (id) => {
  const document = documents.get(id);
  if (!document) return label(id);
  return document.title[store.language] ?? document.title.zh ?? Object.values(document.title)[0] ?? "";
};

/* What a document is about in a few words: the beginning of its title; empty where nobody knows it. A document that was
   not read has less room: it stands beside many. view/drawing.py knows how wide this may become. */
const short = (/** @type {string} */ id) => {
  const words = documents.has(id) ? Array.from(title(id)) : none;
  const read_ = documents.get(id)?.texts.length > 0;
  const most = words.some((one) => /\p{sc=Han}/u.test(one)) ? (read_ ? 11 : 8) : read_ ? 24 : 16;
  return words.length > most ? `${words.slice(0, most).join("").trimEnd()}…` : words.join("");
};

/* 60/175 of A/RES/60/175: what tells a resolution from the others of its organ; of other documents the whole symbol. */
const numberIn = (/** @type {string} */ id) => (documents.get(id)?.symbol ?? "").replace(/^(?:[A-Z]+\/)+RES\//, "");

/* What a document is about, with its number: 毒品和犯罪 · 60/175; where nobody knows, its symbol alone. */
const titled = (/** @type {string} */ id) => (short(id) && documents.get(id).symbol ? `${short(id)} · ${numberIn(id)}` : label(id));

const family = (/** @type {string} */ id) => {
  const document = documents.get(id);
  if (document) return document.kind === "resolution" || document.kind === "decision" ? "resolution" : "document";
  if (parts.has(id)) return "paragraph";
  return names.get(id)?.family ?? "unresolved";
};

/* The words of a paragraph in one language. */
/** @param {string} part
 * @param {string} language
 * @returns {PassageRecord | null} */
const passageIn = (part, language) => (wordings.get(part) ?? none).find((/** @type {any} */ one) => one.language === language) ?? null;

/* The words of a paragraph: in the language that was chosen, else in that of the interface, in Chinese, in any. */
/** @param {string} part
 * @returns {PassageRecord | null} */
const passage = (part) => passageIn(part, store.textLanguage) ?? passageIn(part, store.language) ?? passageIn(part, "zh") ?? wordings.get(part)?.[0] ?? null;

/* What a paragraph asks, as the text says it that is read: each language has tasks of its own. */
/** @param {Part} part
 * @returns {Obligation[]} */
const dutiesIn = (part) => {
  const read_ = passage(part.id)?.language;
  return part.obligations.filter((one) => one.language === read_);
};

/* The reports that answer a task of a paragraph. Those of a language stand in the order of their names: the tenth before the second. */
/** @param {Part} part
 * @param {Obligation} task
 * @returns {string[]} */
const answersTo = (part, task) => {
  const same = part.obligations.filter((one) => one.language === task.language);
  const number = same.map((_, at) => String(at + 1)).sort()[same.indexOf(task)];
  return answers.get(`${part.document}/${task.language}${part.id.slice(part.document.length)}.obligation-${number}`) ?? none;
};

/* The verbs of a paragraph, of several texts those of the one that is read. */
/** @param {Part} part
 * @returns {string[]} */
const verbsIn = (part) => {
  const said = (passage(part.id)?.evidence ?? none).filter((one) => one.kind === "act").flatMap((one) => one.targets);
  return (wordings.get(part.id)?.length ?? 0) > 1 ? [...new Set(said)] : part.actions;
};

/* The stretches of a paragraph, and of the footnotes it carries, that mean one of these. */
const evidenceFor = (/** @type {string} */ part, /** @type {string[]} */ targets) =>
  [part, ...(parts.get(part)?.footnotes ?? none)].flatMap((id) =>
    (passage(id)?.evidence ?? none).filter((one) => one.targets.some((/** @type {string} */ target) => targets.includes(target))).map((one) => ({ in: id, ...one })));

/* By which verbs a paragraph invokes an instrument that it names: as relations, where the verb makes one. */
/** @param {string} part
 * @param {string} name
 * @returns {string[]} */
const invoked = (part, name) => [...new Set(evidenceFor(part, [name]).filter((one) => one.relation).map((one) => data.implied[one.relation] ?? one.relation))];

const newest = (/** @type {KnownDocument} */ a, /** @type {KnownDocument} */ b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1);
const read = list.filter((document) => document.texts.length).sort(newest);
const notes = shapes.map((shape) => shape[1] === "footnote");
const count = { parts: shapeAt.reduce((sum, shape) => sum + Number(!notes[shape]), 0), cited: cited.reduce((sum, one) => sum + Number(one > 0), 0) };

export const graph = { data, list, lines, relations, countRelations, count, learn, add, wordings, turtle, compared, seriesOf, previousOf, nextOf, documents, parts, names, families, citedIn, mentionedIn, askedIn, together, read,
  label, title, short, titled, numberIn, fileOf, family, place, shortPlace, numberOf, isDraft, passage, passageIn, dutiesIn, answersTo, verbsIn, invoked, evidenceFor, documentOf };

/** @param {string} family */
export const signOf = (family) => graph.families.get(family)?.sign ?? "";
/** @param {string} family
 * @returns {string} */
export const familyName = (family) => { const one = graph.families.get(family); return one ? (store.language === "zh" ? one.zh : one.en) : family; };
