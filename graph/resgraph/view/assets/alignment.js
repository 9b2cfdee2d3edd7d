/* What became of each paragraph, as rows in the order of the later text: what was dropped stands where it stood. */
/** A row: `kind` is the change, or `new`, or `dropped`; the sides are the ends of ids (`op4`).
 * @typedef {{ kind: string, left: string[], right: string[], change: Change | null }} Row */

/** `changes` have the ends of ids, `lefts` and `rights` those of all paragraphs in reading order.
 * @param {Change[]} changes
 * @param {string[]} lefts
 * @param {string[]} rights
 * @returns {Row[]} */
export const rowsOf = (changes, lefts, rights) => {
  /** @type {Map<string, Change>} */
  const byRight = new Map(changes.flatMap((one) => one.later.map((id) => [id, one])));
  /** @type {Row[]} */
  const told = [];
  const shown = new Set();
  for (const id of rights) {
    const change = byRight.get(id);
    if (!change) told.push({ kind: "new", left: [], right: [id], change: null });
    else if (!shown.has(change)) {
      shown.add(change);
      told.push({ kind: change.change, left: inOrderOf(lefts, change.earlier), right: inOrderOf(rights, change.later), change });
    }
  }
  return withDropped(told, lefts);
};

/** @param {string[]} list
 * @param {string[]} ids */
const inOrderOf = (list, ids) => { const wanted = new Set(ids); return list.filter((id) => wanted.has(id)); };

/** What was dropped, each behind the row of the paragraph before it; those with nothing before them stand first.
 * @param {Row[]} told
 * @param {string[]} lefts */
const withDropped = (told, lefts) => {
  const kept = new Set(told.flatMap((row) => row.left));
  /** @type {Map<string, Row[]>} */
  const behind = new Map();
  let last = "";
  for (const id of lefts) {
    if (kept.has(id)) { last = id; continue; }
    behind.set(last, [...(behind.get(last) ?? []), { kind: "dropped", left: [id], right: [], change: null }]);
  }
  return [...(behind.get("") ?? []), ...told.flatMap((row) => [row, ...row.left.flatMap((id) => behind.get(id) ?? [])])];
};

/** The text in pieces of one side: [words, whether the other side has others]. `differences` has four numbers each.
 * @param {string} text
 * @param {number[]} differences
 * @param {"left" | "right"} side
 * @returns {[string, boolean][]} */
export const piecesOf = (text, differences, side) => {
  const letters = Array.from(text);
  /** @type {[string, boolean][]} */
  const out = [];
  let last = 0;
  for (let number = side === "left" ? 0 : 2; number < differences.length; number += 4) {
    const [start, end] = [differences[number], differences[number + 1]];
    out.push([letters.slice(last, start).join(""), false], [letters.slice(start, end).join(""), true]);
    last = end;
  }
  out.push([letters.slice(last).join(""), false]);
  return out.filter(([words]) => words);
};
