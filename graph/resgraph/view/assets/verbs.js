/* Lines in the colour of the verb under which they cite, where that is chosen: the verbs that most lines have get a colour each. */
import { choices } from "./choices.js";
import { graph } from "./graph.js";

const COLOURS = 7; // page.css has --v0 to --v6, and --v7 for all other verbs
const PLAIN = "cites"; // under no verb of its own

/** @type {string[] | null} */
let ranked = null;

/* The verbs of the graph, those of most citations first. */
const order = () => {
  if (!ranked) {
    const counts = graph.countRelations();
    counts.delete(PLAIN);
    ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([relation]) => relation);
  }
  return ranked;
};

/** The variable of a verb's colour.
 * @param {string} relation */
const variable = (relation) => (relation === PLAIN ? "--wire" : `--v${Math.min(order().indexOf(relation), COLOURS)}`);

/** The verb of a line: the one of most of its links.
 * @param {{ links: { relations: string[] }[] }} line */
const verbOf = (line) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { relations } of line.links) for (const one of relations) if (one !== PLAIN && order().includes(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [PLAIN, 0])[0];
};

export const verbs = {
  chosen: () => choices.chosen.lines === "verb",

  /** The variable of the colour in which a line is drawn; empty where lines have one colour.
   * @param {{ links: { relations: string[] }[] }} line */
  colour: (line) => (choices.chosen.lines === "verb" ? variable(verbOf(line)) : ""),

  /** The key to the colours of these lines: verb, colour, number of lines; the verbs without a colour of their own together.
   * @param {{ links: { relations: string[] }[] }[]} lines
   * @returns {{ relations: string[], colour: string, count: number }[]} */
  key: (lines) => {
    /** @type {Map<string, { relations: string[], colour: string, count: number }>} */
    const found = new Map();
    for (const line of lines) {
      const relation = verbOf(line), colour = variable(relation);
      const known = found.get(colour) ?? { relations: [], colour, count: 0 };
      if (!known.relations.includes(relation)) known.relations.push(relation);
      known.count += 1;
      found.set(colour, known);
    }
    return [...found.values()].sort((a, b) => Number(a.colour === "--wire") - Number(b.colour === "--wire") || a.colour.localeCompare(b.colour));
  },
};
