/* Lines between the lanes of a dossier, only while something is pointed at: from a paragraph to what it cites and asks, and back. */
import { all, byId, clicked } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const home = byId("dossier");
const stacked = matchMedia("(max-width: 760px)");
/** @type {Element | null} */
let over = null;

/** The paragraphs that a card stands for.
 * @param {HTMLElement} one
 * @returns {string[]} */
export const partsOf = (one) => JSON.parse(one.dataset.parts ?? "[]");

/* The other ends: of a line its cards, of a card its lines. */
const ends = (/** @type {HTMLElement} */ one) => (one.matches(".line") ? all(".card", home).filter((card) => partsOf(card).includes(one.dataset.part ?? ""))
  : all(".line", home).filter((line) => partsOf(one).includes(line.dataset.part ?? "")));

/* Where an element stands, if its lane shows it. */
const placed = (/** @type {HTMLElement} */ one) => {
  const own = one.getBoundingClientRect(), lane = /** @type {HTMLElement} */ (one.closest(".lane")).getBoundingClientRect();
  return own.bottom > lane.top + 8 && own.top < lane.bottom - 8 ? own : null;
};

/* From the edge of one to the edge of the other that faces it. */
const curve = (/** @type {DOMRect} */ from, /** @type {DOMRect} */ to, /** @type {DOMRect} */ frame) => {
  const right = from.left < to.left;
  const [x, end] = [right ? from.right : from.left, right ? to.left : to.right].map((at) => at - frame.left);
  const [y, level] = [from, to].map((one) => one.top + Math.min(one.height / 2, 16) - frame.top);
  const bend = x + (end - x) / 2;
  return `M${x} ${y}C${bend} ${y} ${bend} ${level} ${end} ${level}`;
};

const clear = () => { over = null; home.querySelector(".wires")?.remove(); };

const draw = (/** @type {HTMLElement} */ one) => {
  const lanes = home.querySelector(".lanes"), from = placed(one);
  if (!lanes || !from || stacked.matches) return;
  const frame = lanes.getBoundingClientRect(), drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "wires");
  drawing.setAttribute("aria-hidden", "true");
  for (const to of ends(one).map(placed)) {
    if (!to) continue;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", curve(from, to, frame));
    drawing.append(path);
  }
  lanes.append(drawing);
};

home.addEventListener("mouseover", (event) => {
  const one = clicked(event, ".card, .line");
  if (one === over) return;
  clear();
  over = one;
  if (one) draw(one);
});
home.addEventListener("mouseleave", clear);
home.addEventListener("scroll", clear, true);
