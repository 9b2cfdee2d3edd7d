/* The names beside the dots: the most cited first, none on another, none over the edge. */
import { trueFirst } from "./dom.js";
import { headed } from "./headings.js";

/** @typedef {[left: number, top: number, width: number, height: number]} Rectangle */

/* Takes a place where there is still room; `left` and `top` of a rectangle, and its size. */
export const room = () => {
  const CELL = 80;
  /** @type {Map<string, Rectangle[]>} */
  const cells = new Map();
  const around = function* (/** @type {Rectangle} */ ...[left, top, width, height]) {
    for (let x = Math.floor(left / CELL); x <= Math.floor((left + width) / CELL); x++) {
      for (let y = Math.floor(top / CELL); y <= Math.floor((top + height) / CELL); y++) yield `${x},${y}`;
    }
  };
  return (/** @type {Rectangle} */ ...[left, top, width, height]) => {
    const own = [...around(left, top, width, height)];
    const meets = (/** @type {Rectangle} */ [x, y, w, h]) => left < x + w && x < left + width && top < y + h && y < top + height;
    if (own.some((cell) => cells.get(cell)?.some(meets))) return false;
    for (const cell of own) cells.set(cell, [...(cells.get(cell) ?? []), [left, top, width, height]]);
    return true;
  };
};

/** The more dots there are the smaller is each.
 * @param {number} count */
export const dotScale = (count) => Math.max(0.4, Math.min(1, (900 / count) ** 0.35));

/** @typedef {Pick<Box, "id" | "label" | "heading" | "filled"> & { data: { x: number, y: number, size: number }, width: number }} Named */
/** @typedef {{ chosen: string, line: Pick<Line, "from" | "to"> | null, near: Iterable<string> }} Standing What stands out. */

/** @param {Box[]} boxes
 * @param {any} graph of graphology */
export const dotNames = (boxes, graph) => {
  const HIGH = 17, EACH = 11_000, TRIES = 600; // pixels; square pixels for one name
  const SMALLEST = 2.5 * dotScale(boxes.length); // pixels of a dot
  /** @type {Named[]} */
  const ranks = boxes.map(({ id, label, heading, filled }) => ({ id, label, heading, filled, data: graph.getNodeAttributes(id), width: 0 }))
    .sort((a, b) => trueFirst(a.heading, b.heading) || b.data.size - a.data.size);
  const byId = new Map(ranks.map((one) => [one.id, one]));
  /** @type {{ id: string, left: number, top: number, width: number, height: number }[]} */
  let drawn = [];

  /* What must have a name, then the rest by size as far as it is in sight. */
  /** @param {Standing} standing
   * @returns {Generator<[Named, boolean]>} */
  const wanted = function* ({ chosen, line, near }) {
    for (const id of [chosen, line?.from ?? "", line?.to ?? "", ...near]) {
      const one = byId.get(id);
      if (one) yield [one, true];
    }
    if (chosen || line) return;
    for (const one of ranks) yield [one, Boolean(one.heading)];
  };

  /* Left end and middle: right of the dot, left of it, below it; the name of a subject stands where its place is, or a little off. */
  /** @param {Named} one
   * @param {number} x
   * @param {number} y
   * @param {number} size
   * @param {number} wide
   * @returns {[left: number, middle: number][]} */
  const places = ({ id }, x, y, size, wide) => (headed(id)
    ? [[x - wide / 2, y], [x - wide / 4, y], [x - (3 * wide) / 4, y], [x - wide / 2, y - HIGH]]
    : [[x + size + 4, y], [x - size - 4 - wide, y], [x - wide / 2, y + size + 12]]);

  /** @param {any} renderer of sigma
   * @param {HTMLCanvasElement} sheet
   * @param {Record<string, string>} paint
   * @param {Standing} state */
  const draw = (renderer, sheet, paint, state) => {
    const { width, height } = renderer.getDimensions(), sharp = devicePixelRatio || 1;
    if (sheet.width !== Math.round(width * sharp) || sheet.height !== Math.round(height * sharp)) [sheet.width, sheet.height] = [width * sharp, height * sharp];
    const pencil = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    pencil.setTransform(sharp, 0, 0, sharp, 0, 0);
    pencil.clearRect(0, 0, width, height);
    Object.assign(pencil, { lineJoin: "round", lineWidth: 4, textBaseline: "middle", strokeStyle: paint.paper, fillStyle: paint.ink });
    const zero = renderer.graphToViewport({ x: 0, y: 0 }), one_ = renderer.graphToViewport({ x: 1000, y: 1000 });
    const [sx, sy] = [(one_.x - zero.x) / 1000, (one_.y - zero.y) / 1000];
    const grown = 1 / Math.sqrt(renderer.getCamera().ratio);
    const free = room();
    drawn = [];
    let tries = 0, kept = false;
    const keepDots = () => {
      kept = true;
      for (const { data: { x, y, size }, filled } of ranks) {
        if (filled) free(zero.x + sx * x - size * grown, zero.y + sy * y - size * grown, 2 * size * grown, 2 * size * grown);
      }
    };
    for (const [one, must] of wanted(state)) {
      if (!one.heading && !kept) keepDots(); // names of subjects come first, then no name lies on what was read
      const x = zero.x + sx * one.data.x, y = zero.y + sy * one.data.y, size = one.data.size * grown;
      if (x < 0 || y < HIGH / 2 || x > width || y > height - HIGH / 2) continue;
      if (!must && (size < SMALLEST || drawn.length > width * height / EACH || ++tries > TRIES)) break;
      const strong = one.id === state.chosen || one.id === state.line?.from || one.id === state.line?.to;
      pencil.font = `${strong || one.heading ? "600 " : ""}${one.filled || one.heading || strong ? 13 : 12}px ${paint.sans}`;
      const wide = strong ? pencil.measureText(one.label).width : (one.width ||= pencil.measureText(one.label).width);
      const place = places(one, x, y, size, wide).find(([left, middle]) => left >= 2 && left + wide <= width - 2 && free(left - 2, middle - HIGH / 2, wide + 4, HIGH));
      if (!place) continue;
      const [side, down] = place;
      pencil.strokeText(one.label, side, down);
      pencil.fillText(one.label, side, down);
      drawn.push({ id: one.id, left: side, top: down - HIGH / 2, width: wide, height: HIGH });
    }
  };

  return { draw, get drawn() { return drawn; } };
};
