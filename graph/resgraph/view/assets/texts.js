/* The names and the words of the documents: read from their shelves when somebody wants them. */
import { data } from "./data.js";
import { graph } from "./graph.js";
import { arrived, brought, unpack } from "./unpack.js";

/* The promise of a shelf's content, in the file or beside it. */
const shelf = (/** @type {number} */ number) => (data.scripts.first ? brought(data.scripts, number) : arrived(`shelf-${number}`).then(unpack));

export const texts = {
  FEW: 40, // shelves
  /** @type {Map<number, true | Promise<void>>} By number: whether a shelf has been read. */
  read: new Map(),
  /** @type {true | Promise<void> | undefined} */
  named: undefined,

  /* The promise of the names; `true` once they are in the graph. */
  names() {
    texts.named ??= arrived("names").then(unpack).then((content) => {
      graph.learn(content);
      texts.named = true;
    });
    return texts.named;
  },

  /* The promise of a shelf; `true` once its content is in the graph. */
  take(/** @type {number} */ number) {
    if (!texts.read.has(number)) {
      texts.read.set(number, Promise.all([shelf(number), texts.names()]).then(([content]) => {
        graph.add(content);
        texts.read.set(number, true);
      }));
    }
    return texts.read.get(number);
  },

  /* Names and the words of these documents: a promise, or nothing where they are there already. */
  want(/** @type {Iterable<string>} */ documents) {
    const { shelves, compared } = data;
    const numbers = [...new Set([...documents].flatMap((id) => [shelves[id], compared[id]]))].filter((number) => number !== undefined && texts.read.get(number) !== true);
    if (!numbers.length) return texts.named === true ? null : texts.names();
    return Promise.all(numbers.map(texts.take));
  },

  /* The shelf of a thing's Turtle: a paragraph's is its document's; of all else, the last that begins before it. */
  turtle(/** @type {string} */ id) {
    const { shelves, turtles } = data;
    const own = id.includes("#") ? shelves[graph.documentOf(id)] : undefined;
    return texts.take(own ?? turtles.findLast(([first]) => first <= id)?.[1] ?? 0);
  },

  count: () => data.count,
  unread: () => texts.count() - [...texts.read.values()].filter((one) => one === true).length,

  /* The next few that nobody has asked for yet. */
  some(/** @type {number} */ count) {
    const next = [...Array(texts.count()).keys()].filter((number) => texts.read.get(number) !== true);
    return Promise.all(next.slice(0, count).map(texts.take));
  },

  ready: () => Object.values(data.shelves).every((number) => texts.read.get(number) === true),
  all: () => texts.want(Object.keys(data.shelves)),
  few: () => texts.count() <= texts.FEW,
};
