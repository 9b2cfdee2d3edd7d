/* Taking things away: text to the clipboard, files to the disk. */
import { announce, make } from "./dom.js";
import { graph } from "./graph.js";
import { store } from "./store.js";
import { say } from "./words.js";

/* A cell that a spreadsheet would take for a formula gets an apostrophe. */
const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

export const csvText = (lines) => `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

export const saveFile = (name, blob) => {
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
export const fileName = (ending) => `${graphName()}-${store.now.view}${store.now.of && store.now.view !== "queries" ? `-${store.now.of.split("/").slice(-3).join("-")}` : ""}.${ending}`.replace(/[^\p{L}\p{N}.()-]+/gu, "-");

/* A/RES/60/175, para. 18: “Requests …”, and the address of the original. */
export const citation = (id) => {
  const part = graph.parts.get(id), document_ = graph.documents.get(part.document);
  const place = graph.place(id).replace(/^operative /, "");
  const words = graph.passage(id)?.text ?? "";
  return store.language === "zh" ? `${document_.symbol}，${place}：“${words}” ${document_.page}` : `${document_.symbol}, ${place}: “${words}” ${document_.page}`;
};

export const copyText = async (text, button) => {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { class: "unseen" }));
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.dataset.word ??= button.textContent;
  button.textContent = say("copied");
  announce(say("copied"));
  setTimeout(() => { button.textContent = button.dataset.word; }, 1500);
};

export const csvFile = (text) => new Blob([text], { type: "text/csv;charset=utf-8" });
