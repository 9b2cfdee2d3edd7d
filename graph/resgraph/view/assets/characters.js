/* Traditional characters read as simplified ones, so that either finds the other: 決議 and 决议. */

/** @type {Map<string, string>} */
const simple = new Map();

/** Each simplified character with the traditional ones that are read as it, blanks between.
 * @param {string} table */
export const learnCharacters = (table) => {
  for (const [read, ...written] of table.split(" ")) for (const one of written) simple.set(one, read);
};

/** @param {string} text */
export const simplified = (text) => text.replace(/\p{sc=Han}/gu, (one) => simple.get(one) ?? one);
