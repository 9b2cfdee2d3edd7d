/* Finding: symbols, names in every language, other names, words of the text; spaces and width do not count. */
import { simplified } from "./characters.js";
import { graph } from "./graph.js";
import { soundsLike } from "./pinyin.js";

/** How many of each are shown. */
export const MOST = { groupDocuments: 6, groupNames: 8, groupText: 6 };

const fold = (/** @type {string} */ text) => simplified(text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""));
/** @type {Entry[] | null} */
let index = null;

const build = () => {
  const entries = [];
  for (const one of graph.list) {
    const shown = [one.symbol, ...Object.values(one.title)];
    entries.push({ group: "groupDocuments", id: one.id, keys: shown.map(fold), shown, weight: one.texts.length ? 2 : 0 });
  }
  for (const one of graph.names.values()) {
    if (one.family === "verb") continue;
    const keys = [...Object.values(one.labels).flat(), ...Object.values(one.others).flat(), ...one.hidden, one.id.split("/").pop()];
    entries.push({ group: "groupNames", id: one.id, keys: keys.map(fold), shown: keys, weight: Math.min(graph.mentionedIn.count(one.id) / 20, 1) });
  }
  return entries;
};

/* 第60/175号决议 is asked as 60/175; what stands between blanks are words, which may stand in any order. */
const NUMBERED = /第?\s*((?:[A-Za-z][\w.]*\/)*[\w.]+\/[\w./()-]+|\d+\s*[(]\d{4}[)])\s*号(?:决议|决定|文件)?/gu;
const wordsOf = (/** @type {string} */ text) => simplified(text.normalize("NFKC")).replace(NUMBERED, " $1 ").split(/\s+/u).map(fold).filter(Boolean);

/* 执行部分第18段, 第6段, op4, para. 18, or a bare number behind the symbol: the end of the name of a paragraph. */
const PLACE = /^(?:(op|pp)|(?:执行(?:部分)?|正文)?第?|(序言(?:部分)?第?)|(?:para\.?|paragraph))?(\d{1,3})(?:段)?$/u;
const placeOf = (/** @type {string[]} */ words) => {
  const last = words.at(-1) ?? "", found = words.length > 1 ? PLACE.exec(last) : null;
  return found && { part: `${found[1] ?? (found[2] ? "pp" : "op")}${found[3]}`, rest: words.slice(0, -1) };
};

/* Whole, beginning, inside, in pinyin: the best of its keys, and which key that was. */
const one = (/** @type {Entry} */ entry, /** @type {string} */ word) => {
  let best = 0, which = -1;
  entry.keys.forEach((/** @type {string} */ key, /** @type {number} */ number) => {
    const value = key === word ? 4 : key.startsWith(word) ? 3 : key.includes(word) ? 2 : soundsLike(key, word) ? 1 : 0;
    if (value > best) [best, which] = [value, number];
  });
  return { best, which };
};

/* Every word has to be found; the entry is as good as its poorest word. */
const score = (/** @type {Entry} */ entry, /** @type {string[]} */ words) => {
  const each = words.map((/** @type {string} */ word) => one(entry, word));
  const best = Math.min(...each.map((/** @type {any} */ found) => found.best));
  return { entry, which: each[0].which, value: best ? best + entry.weight : 0 };
};

/** What these words find, in the order in which it is shown: paragraphs of that number, documents, names, paragraphs with the words.
 * @param {string} text
 * @returns {any[]} */
export const find = (text) => {
  index ??= build();
  const words = wordsOf(text);
  if (!words.length) return [];
  const hits = ranked(words);
  return [...inPlace(words), ...Object.entries(MOST).flatMap(([group, most]) => {
    const seen = new Set();
    return hits.filter((/** @type {any} */ hit) => hit.entry.group === group && !seen.has(hit.entry.id) && seen.add(hit.entry.id)).slice(0, most);
  }), ...inWords(words)];
};

const ranked = (/** @type {string[]} */ words) => (index ?? []).map((/** @type {Entry} */ entry) => score(entry, words)).filter((/** @type {any} */ hit) => hit.value).sort((/** @type {any} */ a, /** @type {any} */ b) => b.value - a.value);

/** All that these words find: documents and names by their ids, the best first, and passages out of the texts that have been read.
 * @param {string} text
 * @returns {{ documents: string[], names: string[], passages: PassageRecord[] }} */
export const findAll = (text) => {
  index ??= build();
  const words = wordsOf(text), hits = words.length ? ranked(words) : [];
  const of = (/** @type {string} */ group) => [...new Set(hits.filter((/** @type {Hit} */ hit) => hit.entry.group === group).map((/** @type {Hit} */ hit) => hit.entry.id))];
  const numbered = inPlace(words).map((hit) => graph.passage(hit.entry.id));
  return { documents: of("groupDocuments"), names: of("groupNames"), passages: [...new Set([...numbered, ...(words.length ? saying(words) : [])])].filter((one) => one !== null) };
};

/** A text in pieces, and whether each is one of the words that were looked for.
 * @param {string} text
 * @param {string} asked
 * @returns {[string, boolean][]} */
export const marked = (text, asked) => {
  const letters = Array.from(text), folded = letters.map(fold);
  const begins = folded.reduce((/** @type {number[]} */ places, one) => [...places, (places.at(-1) ?? 0) + one.length], [0]);
  const whole = folded.join(""), strong = new Set();
  for (const word of wordsOf(asked)) {
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length)) {
      const end = at + word.length; // a blank inside belongs to it, one beside does not
      letters.forEach((_, n) => { if (begins[n] >= at && begins[n + 1] <= end && (folded[n] || (begins[n] > at && begins[n] < end))) strong.add(n); });
    }
  }
  /** @type {[string, boolean][]} */
  const pieces = [];
  letters.forEach((letter, n) => {
    const last = pieces.at(-1);
    if (last && last[1] === strong.has(n)) last[0] += letter;
    else pieces.push([letter, strong.has(n)]);
  });
  return pieces;
};

/* A/RES/60/175 4: the paragraphs of that number in the documents of that name. */
const inPlace = (/** @type {string[]} */ words) => {
  const asked = placeOf(words);
  if (!asked) return [];
  return ranked(asked.rest).filter((/** @type {any} */ hit) => hit.entry.group === "groupDocuments").slice(0, 3)
    .map((/** @type {any} */ hit) => `${hit.entry.id}#${asked.part}`).filter((/** @type {string} */ id) => graph.parts.has(id))
    .map((/** @type {string} */ id) => ({ entry: { group: "groupText", id, text: graph.passage(id)?.text ?? "" }, which: -1 }));
};

/* The first of the paragraphs with these words. */
const inWords = (/** @type {string[]} */ words) => {
  const found = [];
  for (const { part, text } of saying(words)) {
    found.push({ entry: { group: "groupText", id: part, text }, which: -1 });
    if (found.length === MOST.groupText) break;
  }
  return found;
};

/* Paragraphs with these words, out of the texts that have been read: in the language that has them, the one that is read first. */
function* saying(/** @type {string[]} */ words) {
  const says = (/** @type {(PassageRecord & { folded?: string }) | null} */ passage) => { if (!passage) return false; const folded = passage.folded ??= fold(passage.text); return words.every((word) => folded.includes(word)); };
  for (const [part, wordings] of graph.wordings) {
    const hit = [graph.passage(part), ...wordings].find(says);
    if (hit) yield hit;
  }
}
