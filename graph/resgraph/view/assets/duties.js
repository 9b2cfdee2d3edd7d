/* Everything asked of a party across resolutions, and all that falls due: by the session at which it is due, then without one. */
import { addressOf } from "./address.js";
import { make } from "./dom.js";
import { graph } from "./graph.js";
import { store } from "./store.js";
import { texts } from "./texts.js";
import { say } from "./words.js";

const MOST = 300; // paragraphs

/* The duties in these paragraphs, of one party or of all. */
const found = (/** @type {string[]} */ parts, party = "") => parts.map((/** @type {string} */ id) => graph.parts.get(id)).flatMap((/** @type {Part} */ part) => graph.dutiesIn(part)
  .filter((one) => !party || one.parties.includes(party)).map((one) => ({ ...one, part: part.id, answers: graph.answersTo(part, one) })));

/* Events of one organ by their number: general-assembly-session-57 before -61. */
const order = new Intl.Collator("en", { numeric: true });
const byDue = (/** @type {Duty[]} */ duties) => {
  const groups = new Map();
  for (const one of duties) for (const due of one.due.length ? one.due : [""]) groups.set(due, [...(groups.get(due) ?? []), one]);
  return [...groups].sort((a, b) => (a[0] ? 0 : 1) - (b[0] ? 0 : 1) || order.compare(a[0], b[0]));
};

/* A day, a month or a year in the reader's language. */
const dayName = (/** @type {string} */ iso) => {
  const [, month, day] = iso.split("-");
  return new Intl.DateTimeFormat(store.language === "zh" ? "zh-CN" : "en-GB", { timeZone: "UTC", year: "numeric", month: month ? "long" : undefined, day: day ? "numeric" : undefined }).format(new Date(iso));
};

/* A session by its name in the reader's language, else by its organ and number: General Assembly, session 61. */
export const dueName = (/** @type {string} */ id) => {
  if (/^\d/.test(id)) return dayName(id);
  const [, organ, number] = /^authority\/event\/(.+)-session-(\d+)$/.exec(id) ?? [];
  return !organ || graph.names.get(id)?.labels[store.language] ? graph.label(id) : `${graph.label(`authority/org/${organ}`)}, ${say("sessionOf", { n: number })}`;
};

const row = (/** @type {Duty} */ one, /** @type {string} */ party) => make("a", { class: "quote duty", href: addressOf({ id: one.part }), "data-go": one.part },
  make("span", { class: "where" }, `${graph.label(graph.documentOf(one.part))} ${graph.place(one.part)}`),
  party ? null : make("b", {}, `${one.parties.map(graph.label).join(store.language === "zh" ? "、" : ", ")} · `),
  make("b", {}, one.verb ? graph.label(one.verb) : ""), " ", make("bdi", {}, one.task),
  one.recipients.length ? make("small", {}, ` → ${one.recipients.map(graph.label).join(store.language === "zh" ? "、" : ", ")}`) : null,
  one.answers.length ? make("small", { class: "answered" }, ` ✓ ${say("answered")} ${one.answers.map(graph.label).join(store.language === "zh" ? "、" : ", ")}`) : null);

const list = (/** @type {Duty[]} */ duties, /** @type {string} */ party) => byDue(duties).map(([due, rows]) => make("section", { class: "due-at" },
  make("h4", {}, due ? make("span", { class: "due" }, dueName(due)) : say("noDue"), make("b", {}, ` ${rows.length}`)), rows.map((/** @type {Duty} */ one) => row(one, party))));

/* What is asked of a party. */
export const dutiesOf = (/** @type {string} */ party) => {
  const duties = found((graph.askedIn.get(party) ?? []).slice(0, MOST), party);
  return { count: duties.length, content: list(duties, party) };
};

/* What falls due, where all texts have been read. */
export const calendar = () => {
  const duties = texts.ready() ? found(graph.read.flatMap((one) => one.parts)).filter((/** @type {Duty} */ one) => one.due.length) : [];
  return { count: duties.length, content: list(duties, "") };
};

export const partsAsking = (/** @type {string} */ party) => (graph.askedIn.get(party) ?? []).slice(0, MOST);
