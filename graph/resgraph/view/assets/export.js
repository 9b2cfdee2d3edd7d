/* Taking things away: the view's relations as a list and as CSV, the picture as PNG, Turtle to the clipboard. */
import { addressOf } from "./address.js";
import { canvas } from "./canvas.js";
import { sayCode } from "./codes.js";
import { compared } from "./compared.js";
import { byId, cut, make } from "./dom.js";
import { dotCanvas } from "./dots.js";
import { drawing } from "./drawing.js";
import { gallery } from "./gallery.js";
import { graph, signOf } from "./graph.js";
import { results } from "./results.js";
import { copying, csvFile, csvText, fileName, saveFile } from "./saving.js";
import { sortable } from "./sorting.js";
import { on, store } from "./store.js";
import { texts } from "./texts.js";
import { say } from "./words.js";

const LONGEST = 1000; // rows of the list on the screen; CSV has them all
const rows = () => canvas.drawn.lines.flatMap((line) => line.links.map((link) => ({
  from: line.from, to: line.to, part: link.part, relation: link.relations.map(sayCode).join(" · "),
  where: link.part ? `${graph.label(graph.parts.get(link.part).document)} ${graph.place(link.part)}` : "",
  text: link.part ? graph.passage(link.part)?.text ?? "" : say("edgeReport"),
})));

const csv = () => {
  const head = ["from", "relation", "to", "where", "sentence"].map((word) => say(word));
  const lines = rows().map((row) => [graph.label(row.from), row.relation, graph.label(row.to), row.where, row.text]);
  return csvText([head, ...lines]);
};

/* The whole drawing with twice as many pixels as it has units; one too large for that, as it is on the screen. */
const LARGEST = 8000, DRAWN = 2000; // pixels; boxes or dots
const png = async () => {
  if (canvas.drawn.boxes.length > DRAWN) { asSeen(); return; }
  const picture = new Image(), drawn = drawing();
  const [, , wide, high] = (/viewBox="([^"]+)"/.exec(drawn)?.[1] ?? "0 0 1 1").split(" ").map(Number);
  const scale = Math.min(2, LARGEST / Math.max(wide, high));
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.replace("<svg ", `<svg width="${wide * scale}" height="${high * scale}" `))}`;
  await picture.decode();
  const page = document.createElement("canvas");
  [page.width, page.height] = [wide * scale, high * scale].map(Math.round);
  page.getContext("2d")?.drawImage(picture, 0, 0, page.width, page.height);
  page.toBlob((blob) => saveFile(fileName("png"), blob), "image/png");
};

const asSeen = () => {
  const { dots } = canvas.drawn;
  const picture = /** @type {HTMLCanvasElement} */ ((dots ? byId("dots") : byId("canvas")).querySelector("canvas"));
  const page = document.createElement("canvas");
  [page.width, page.height] = [picture.width, picture.height];
  const pencil = /** @type {CanvasRenderingContext2D} */ (page.getContext("2d"));
  pencil.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  pencil.fillRect(0, 0, page.width, page.height);
  if (dots) dotCanvas?.picture(pencil);
  else pencil.drawImage(picture, 0, 0);
  page.toBlob((blob) => saveFile(fileName("png"), blob), "image/png");
};

export const list = () => {
  const to = (/** @type {string} */ id) => make("a", { href: addressOf({ id, view: store.now.view === "documents" ? "" : store.now.view, of: store.now.of }), class: `chip k-${graph.family(id)}`, "data-thing": id }, make("i", {}, signOf(graph.family(id))), make("bdi", {}, graph.label(id)), graph.documents.get(id)?.symbol && graph.short(id) ? make("small", { dir: "auto" }, graph.short(id)) : null);
  const head = make("tr", {}, ["from", "relation", "to", "where", "sentence"].map((word) => make("th", { scope: "col" }, say(word))));
  const all = rows();
  const body = all.slice(0, LONGEST).map((row) => make("tr", {}, make("td", {}, to(row.from)), make("td", {}, row.relation), make("td", {}, to(row.to)),
    make("td", {}, row.part ? make("a", { href: addressOf({ id: row.part }), "data-thing": row.part }, row.where) : ""), make("td", { class: "words", dir: "auto" }, cut(row.text, 160))));
  const table = sortable(/** @type {HTMLTableElement} */ (make("table", {}, make("thead", {}, head), make("tbody", {}, body))));
  byId("list").replaceChildren(copying(table), table, all.length > LONGEST ? make("p", { class: "meta" }, say("more", { n: all.length - LONGEST }), " · CSV") : "");
};

byId("csv").addEventListener("click", async () => {
  if (store.now.view === "queries") { gallery.csv(); return; }
  if (store.now.view === "found") { results.csv(); return; }
  if (store.now.view === "compare") { saveFile(fileName("csv"), csvFile(csvText(compared.lines()))); return; }
  await texts.want(canvas.drawn.lines.flatMap((line) => line.links.map((link) => graph.documentOf(link.part))));
  saveFile(fileName("csv"), csvFile(csv()));
});
byId("png").addEventListener("click", png);
byId("svg").addEventListener("click", () => saveFile(fileName("svg"), new Blob([drawing()], { type: "image/svg+xml" })));

on("drawn", () => { if (store.asList) list(); });
