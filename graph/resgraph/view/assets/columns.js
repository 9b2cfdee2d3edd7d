/* Boxes in columns, for the views that depend on a choice: nothing overlaps, nothing is cut. */
import { byId } from "./dom.js";

const pencil = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const LINE = 18, WIDE = 24, HIGH = 12, GAP = 9;
const LIMIT = 176, LIMITS = [LIMIT, 145, 230, 300, 400]; // pixels of a line of a label
const LEAST = 0.74; // of the scale: where a column is too high for that, the pane scrolls

/** Breaks a label after about so many pixels; a very long one ends in an ellipsis (the details have it all).
 * @param {string} text
 * @param {number} [lines]
 * @param {number} [limit] */
export const wrap = (text, lines = 6, limit = LIMIT) => {
  pencil.font = "15px system-ui, sans-serif";
  const words = Array.from(text).length > 200 ? Array.from(text).slice(0, 200).join("") : text;
  const rows = [""];
  for (const piece of words.match(/[\p{sc=Latin}\d/().,'’-]+\s?|./gsu) ?? []) {
    if (rows.at(-1) && pencil.measureText(rows.at(-1) + piece).width > limit) rows.push("");
    rows[rows.length - 1] += piece;
  }
  return rows.length > lines ? `${rows.slice(0, lines).join("\n")}…` : rows.join("\n");
};

/* With room for the number of paragraphs behind a label that has one. */
const size = (/** @type {Box} */ { label, counted }) => {
  pencil.font = "15px system-ui, sans-serif";
  const rows = `${label}${counted ? "  000" : ""}`.split("\n");
  return { width: Math.max(...rows.map((row) => pencil.measureText(row).width)) + WIDE, height: rows.length * LINE + HIGH };
};

const split = (/** @type {any[]} */ boxes, /** @type {number} */ limit) => {
  const columns = Math.max(1, Math.ceil(boxes.length / limit));
  const each = Math.ceil(boxes.length / columns) || 1;
  return Array.from({ length: columns }, (_, index) => boxes.slice(index * each, (index + 1) * each));
};

const rewrap = (/** @type {any[][]} */ columns, /** @type {number} */ limit) => { for (const box of columns.flat()) if (box.text) box.label = wrap(box.text, 6, limit); };

/* `columns`: lists of boxes with labels, left to right; sets x and y. A long column is folded into several, and labels
   (those that have their `text`) are broken, in the way that lets the whole be drawn largest in the pane. */
export const placeColumns = (/** @type {any[][]} */ columns, /** @type {{ gap: number }} */ { gap }) => {
  const { clientWidth: wide, clientHeight: high } = byId("stage");
  const folds = [8, 10, 12, 14, 16, 18, 20, 24, 28, 34, 40, 60, 100];
  let best = { scale: 0, fold: folds[0], limit: LIMIT };
  for (const limit of LIMITS) {
    rewrap(columns, limit);
    for (const fold of folds) {
      const { width, height } = set(columns, gap, fold);
      const across = Math.min(wide / (width + 16), 1.1), along = high / (height + 16);
      const scale = Math.min(across, along) >= LEAST || across < LEAST ? Math.min(across, along) : LEAST * Math.min(1, along / LEAST + 0.5);
      if (scale > best.scale + 0.01) best = { scale, fold, limit };
    }
  }
  rewrap(columns, best.limit);
  set(columns, gap, best.fold);
};

const set = (/** @type {any[][]} */ columns, /** @type {number} */ gap, /** @type {number} */ limit) => {
  let x = 0, tallest = 0;
  for (const boxes of columns.filter((/** @type {any[]} */ list) => list.length)) {
    for (const column of split(boxes, limit)) {
      const sizes = column.map(size);
      const width = Math.max(...sizes.map((/** @type {any} */ one) => one.width));
      const height = sizes.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.height + GAP, -GAP);
      let y = -height / 2;
      column.forEach((/** @type {any} */ box, /** @type {any} */ index) => {
        box.x = Math.round(x + width / 2);
        box.y = Math.round(y + sizes[index].height / 2);
        y += sizes[index].height + GAP;
      });
      tallest = Math.max(tallest, height);
      x += width + 28;
    }
    x += gap - 28;
  }
  return { width: x - gap, height: tallest };
};
