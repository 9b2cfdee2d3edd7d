/* Columns of numbers as view/binder.py writes them: steps, and runs one after the other. */

/** @type {any[]} */
export const none = [];
Object.freeze(none);

/** 5, 2, 5 as 5, 7, 12.
 * @param {number[]} steps */
export const summed = (steps) => { let sum = 0; return steps.map((step) => (sum += step)); };

/** Where each run begins whose lengths are given, and where the last one ends.
 * @param {number[] | Int32Array} lengths */
export const starts = (lengths) => {
  const out = new Int32Array(lengths.length + 1);
  lengths.forEach((/** @type {number} */ length, /** @type {number} */ at) => { out[at + 1] = out[at] + length; });
  return out;
};
