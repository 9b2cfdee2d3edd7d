/* Taking things away: text to the clipboard, files to the disk. */
import { all, announce, make, outside } from "./dom.js";
import { graph } from "./graph.js";
import { store } from "./store.js";
import { say } from "./words.js";

/* A cell that a spreadsheet would take for a formula gets an apostrophe. */
const cell = (/** @type {string} */ text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

export const csvText = (/** @type {string[][]} */ lines) => `\ufeff${lines.map((/** @type {string[]} */ line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

export const saveFile = (/** @type {string} */ name, /** @type {Blob | null} */ blob) => {
  if (!blob) return;
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};

/* Files say which graph they are from and what of it: resgraph-A-RES-60-175-and-1-more-asks.csv */
export const graphName = () => {
  const { read } = graph;
  const first = read[0] ? `-${graph.label(read[0].id)}` : "";
  return `resgraph${first}${read.length > 1 ? `-and-${read.length - 1}-more` : ""}`.replace(/[^\p{L}\p{N}.()-]+/gu, "-");
};
export const fileName = (/** @type {any} */ ending) => `${graphName()}-${store.now.view}${store.now.of && store.now.view !== "queries" ? `-${store.now.of.split("/").slice(-3).join("-")}` : ""}.${ending}`.replace(/[^\p{L}\p{N}.()-]+/gu, "-");

/* A/RES/60/175, para. 18: “Requests …”, and the address of the original. */
export const citation = (/** @type {string} */ id) => {
  const part = graph.parts.get(id), document_ = graph.documents.get(part.document);
  const place = graph.place(id).replace(/^operative /, "");
  const words = graph.passage(id)?.text ?? "";
  return store.language === "zh" ? `${document_.symbol}，${place}：“${words}” ${document_.page}` : `${document_.symbol}, ${place}: “${words}” ${document_.page}`;
};

export const copyText = async (/** @type {string} */ text, /** @type {HTMLElement} */ button) => {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { class: "unseen" }));
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  done(button);
};

/** Says on the button that it was copied, for a while.
 * @param {HTMLElement} button */
const done = (button) => {
  button.dataset.word ??= button.textContent ?? "";
  button.textContent = say("copied");
  announce(say("copied"));
  setTimeout(() => { button.textContent = button.dataset.word ?? ""; }, 1500);
};

/** Where a thing is found by who has no page of ours: its document's, at undocs.org.
 * @param {string} thing
 * @returns {string} */
const original = (thing) => graph.documents.get(graph.documentOf(thing))?.page ?? "";

/** A table without our buttons and signs, its links leading to the documents themselves: what Word and Excel take.
 * @param {HTMLTableElement} table
 * @returns {HTMLElement} */
const plain = (table) => {
  const cell = (/** @type {HTMLTableCellElement} */ one) => {
    const text = one.querySelector("bdi")?.textContent ?? one.textContent ?? "";
    const [link] = all("[data-thing]", one), address = link ? original(link.dataset.thing ?? "") : "";
    return make(one.tagName, {}, address ? outside(address, text) : text);
  };
  return make("table", { border: "1" }, make("tbody", {}, [...table.rows].map((row) => make("tr", {}, [...row.cells].map(cell)))));
};

/** Copies a table as one, and as text with tabs for who takes no tables.
 * @param {HTMLTableElement} table
 * @param {HTMLElement} button */
export const copyTable = async (table, button) => {
  const copy = plain(table);
  const rows = all("tr", copy).map((row) => [...row.children].map((cell) => (cell.textContent ?? "").replace(/\s+/g, " ").trim()).join("\t"));
  const kinds = { "text/html": new XMLSerializer().serializeToString(copy), "text/plain": rows.join("\r\n") };
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(kinds).map(([kind, text]) => [kind, new Blob([text], { type: kind })])))]);
  } catch { selected(copy); }
  done(button);
};

/** The same where a browser lets a page copy only what is selected.
 * @param {HTMLElement} copy */
const selected = (copy) => {
  const home = make("div", { class: "unseen" }, copy), range = document.createRange();
  document.body.append(home);
  range.selectNode(copy);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  document.execCommand("copy");
  getSelection()?.removeAllRanges();
  home.remove();
};

/** A button that copies the table.
 * @param {HTMLTableElement} table */
export const copying = (table) => {
  const button = make("button", { type: "button", class: "copying", on: { click: () => copyTable(table, button) } }, say("copyTable"));
  return button;
};

export const csvFile = (/** @type {string} */ text) => new Blob([text], { type: "text/csv;charset=utf-8" });
