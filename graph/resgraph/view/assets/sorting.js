/* Tables sorted by a click on a heading: up, down, and as they came. */
import { make } from "./dom.js";
import { store } from "./store.js";
import { say } from "./words.js";

export const sortable = (table) => {
  const collator = new Intl.Collator(store.language === "zh" ? "zh" : "en", { numeric: true });
  const body = table.tBodies[0];
  const came = [...body.rows];
  const text = (row, at) => row.cells[at].querySelector("bdi")?.textContent ?? row.cells[at].textContent;

  /* What is empty stands last in either direction. */
  const compare = (at, down) => (a, b) => {
    const [one, other] = [text(a, at).trim(), text(b, at).trim()];
    if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
    return collator.compare(one, other) * (down ? -1 : 1);
  };

  const sort = (head, at) => {
    const next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
    const way = next === undefined ? "ascending" : next;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    if (way) head.setAttribute("aria-sort", way);
    body.append(...(way ? [...came].sort(compare(at, way === "descending")) : came));
  };

  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = make("button", { type: "button", class: "sort", title: say("sortBy"), on: { click: () => sort(head, at) } }, ...head.childNodes);
    head.replaceChildren(button);
  });
  return table;
};
