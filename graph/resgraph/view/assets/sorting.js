/* Tables sorted by a click on a heading: up, down, and as they came. */
import { make } from "./dom.js";
import { store } from "./store.js";
import { say } from "./words.js";

export const sortable = (/** @type {HTMLTableElement} */ table) => {
  const collator = new Intl.Collator(store.language === "zh" ? "zh" : "en", { numeric: true });
  const body = table.tBodies[0];
  const came = [...body.rows], heads = [...table.tHead?.rows[0].cells ?? []];
  const text = (/** @type {HTMLTableRowElement} */ row, /** @type {number} */ at) => row.cells[at].querySelector("bdi")?.textContent ?? row.cells[at].textContent;

  /* What is empty stands last in either direction. */
  const compare = (/** @type {number} */ at, /** @type {boolean} */ down) => (/** @type {HTMLTableRowElement} */ a, /** @type {HTMLTableRowElement} */ b) => {
    const [one, other] = [text(a, at).trim(), text(b, at).trim()];
    if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
    return collator.compare(one, other) * (down ? -1 : 1);
  };

  const sort = (/** @type {HTMLElement} */ head, /** @type {number} */ at) => {
    const next = /** @type {Record<string, string | null>} */ ({ ascending: "descending", descending: null })[head.getAttribute("aria-sort") ?? ""];
    const way = next === undefined ? "ascending" : next;
    for (const other of heads) other.removeAttribute("aria-sort");
    if (way) head.setAttribute("aria-sort", way);
    body.append(...(way ? [...came].sort(compare(at, way === "descending")) : came));
  };

  heads.forEach((head, at) => {
    const button = make("button", { type: "button", class: "sort", title: say("sortBy"), on: { click: () => sort(head, at) } }, ...head.childNodes);
    head.replaceChildren(button);
  });
  return table;
};
