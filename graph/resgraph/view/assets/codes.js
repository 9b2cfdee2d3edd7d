/* The codes of the graph in words: relations, verbs, rules. */
import { data } from "./data.js";
import { graph } from "./graph.js";
import { store } from "./store.js";
import { codes } from "./words.js";

/** A code in words: `takesNoteOf`, `authority/verb/request`, `label`.
 * @param {string} code */
export const sayCode = (code) => {
  if (graph.names.has(code)) return graph.label(code);
  const known = codes[store.language][code] ?? data.relations[code]?.[store.language];
  if (known) return known;
  return code.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[-_]/g, " ").toLowerCase();
};
