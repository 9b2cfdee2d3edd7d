/* Series: which documents stand before one, and which behind; the one it renews, where that was read. */
import { none } from "./runs.js";

const inNumbers = new Intl.Collator("en", { numeric: true });
/** @param {{ date: string, year: number }} one */
const yearOf = (one) => Number((one.date || String(one.year)).slice(0, 4));

/** All that steps lead to from here.
 * @param {number} from
 * @param {Map<number, number[]>} steps
 * @param {Set<number>} [found]
 * @returns {Set<number>} */
const reached = (from, steps, found = new Set()) => {
  for (const one of steps.get(from) ?? none) if (!found.has(one)) { found.add(one); reached(one, steps, found); }
  return found;
};

/** Look-ups by id in the series of these documents; a row is the number of a document, of the one it renews or -1, and of all before it.
 * @param {{ id: string, symbol: string, date: string, year: number }[]} list
 * @param {Map<string, { number: number }>} documents
 * @param {number[][]} rows */
export const seriesIn = (list, documents, rows) => {
  /** @type {Map<number, number[]>} */
  const before = new Map();
  /** @type {Map<number, number[]>} */
  const behind = new Map();
  /** @type {Map<number, number>} */
  const renewed = new Map();
  for (const [number, previous, ...earlier] of rows) {
    before.set(number, earlier);
    for (const one of earlier) behind.set(one, [...(behind.get(one) ?? []), number]);
    if (previous >= 0) renewed.set(number, previous);
  }
  const numberOf = (/** @type {string} */ id) => documents.get(id)?.number ?? -1;

  /* The whole series of a document, oldest first, with itself; nothing where it is of none. */
  const seriesOf = (/** @type {string} */ id) => {
    const own = numberOf(id);
    const all = [...reached(own, before), ...reached(own, behind)];
    if (!all.length) return none;
    return [...new Set([own, ...all])].map((number) => list[number]).sort((a, b) => yearOf(a) - yearOf(b) || inNumbers.compare(a.symbol, b.symbol));
  };
  const previousOf = (/** @type {string} */ id) => list[renewed.get(numberOf(id)) ?? -1]?.id ?? "";
  const nextOf = (/** @type {string} */ id) => [...renewed].filter(([, earlier]) => earlier === numberOf(id)).map(([later]) => list[later].id);
  return { seriesOf, previousOf, nextOf };
};
