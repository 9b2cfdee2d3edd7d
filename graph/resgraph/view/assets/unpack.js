/* The data in this file: compressed JSON in base64. The first part is what the first drawing needs; the names follow,
   and the words of the documents lie on shelves that are read when somebody wants them. The elements stand behind
   the scripts, so what is asked for may not have been read from the file yet. */
import { all, byId } from "./dom.js";

export const unpack = (/** @type {Element} */ element) => {
  const inside = element.firstChild;
  return opened((inside?.nodeType === Node.COMMENT_NODE ? inside.nodeValue : element.textContent) ?? "");
};

const opened = async (/** @type {string} */ packed) => {
  const letters = atob(packed.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

/* The promise of an element that is wholly there: something stands behind it, or the file has been read. */
export const arrived = (/** @type {string} */ id) => new Promise((/** @type {(element: HTMLElement) => void} */ done) => {
  const look = () => {
    const element = document.getElementById(id);
    if (element && (element.nextElementSibling || document.readyState !== "loading")) done(element);
    else setTimeout(look, 15);
  };
  look();
});

/* Shelves that lie in scripts beside the file: each script hands over some, and is loaded once. */
/** @type {Map<string, Promise<void>>} */
const scripts = new Map();

/** The promise of what is on a shelf in a folder beside the file; `first` has the number of the first in each script.
 * @param {{ beside: string, first: number[] }} folder
 * @param {number} number */
export const brought = async ({ beside, first }, number) => {
  const name = `${beside}/${String(first.findLastIndex((one) => one <= number)).padStart(4, "0")}.js`;
  if (!scripts.has(name)) scripts.set(name, loaded(name));
  await scripts.get(name);
  const shelves = /** @type {{ resgraphShelves?: Record<number, string> }} */ (/** @type {unknown} */ (window)).resgraphShelves ?? {};
  const letters = shelves[number];
  delete shelves[number];
  return opened(letters);
};

const loaded = (/** @type {string} */ name) => new Promise((/** @type {(nothing: void) => void} */ done, fail) => {
  const script = document.createElement("script");
  script.src = name;
  script.addEventListener("load", () => done());
  script.addEventListener("error", () => { byId("apart").hidden = false; fail(new Error(`${name} is not there`)); });
  document.head.append(script);
});

/* The promise of the scripts at the file's end, which a first drawing can do without: they run when they are asked for. */
export const late = () => new Promise((/** @type {(nothing: null) => void} */ done) => {
  const run = () => {
    for (const text of all("script.late")) {
      const script = document.createElement("script");
      script.textContent = text.textContent;
      text.replaceWith(script);
    }
    done(null);
  };
  if (document.readyState !== "loading") run();
  else document.addEventListener("DOMContentLoaded", run, { once: true });
});
