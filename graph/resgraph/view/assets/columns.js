/* Boxes in columns, for the views that depend on a choice: nothing overlaps, nothing is cut. */
import { byId, inOrder } from "./dom.js";

const pencil = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const LINE = 18, WIDE = 24, HIGH = 12, GAP = 9, LIMIT = 176;

/* Breaks a label after about `LIMIT` pixels; a very long one ends in an ellipsis (the details have it all). */
export const wrap = (text, lines = 6) => {
  pencil.font = "15px system-ui, sans-serif";
  const words = Array.from(text).length > 200 ? Array.from(text).slice(0, 200).join("") : text;
  const rows = [""];
  for (const piece of words.match(/[\p{sc=Latin}\d/().,'’-]+\s?|./gsu) ?? []) {
    if (rows.at(-1) && pencil.measureText(rows.at(-1) + piece).width > LIMIT) rows.push("");
    rows[rows.length - 1] += piece;
  }
  return rows.length > lines ? `${rows.slice(0, lines).join("\n")}…` : rows.join("\n");
};

/* With room for the number of paragraphs behind a label that has one. */
const size = ({ label, counted }) => {
  pencil.font = "15px system-ui, sans-serif";
  const rows = `${label}${counted ? "  000" : ""}`.split("\n");
  return { width: Math.max(...rows.map((row) => pencil.measureText(row).width)) + WIDE, height: rows.length * LINE + HIGH };
};

const split = (boxes, limit) => {
  const columns = Math.max(1, Math.ceil(boxes.length / limit));
  const each = Math.ceil(boxes.length / columns) || 1;
  return Array.from({ length: columns }, (_, index) => boxes.slice(index * each, (index + 1) * each));
};

/* `columns`: lists of boxes with labels, left to right; sets x and y. A long column is folded into
   several, in the way that lets the whole be drawn largest in the pane. */
export const placeColumns = (columns, { gap }) => {
  const { clientWidth: wide, clientHeight: high } = byId("canvas");
  const scale = (limit) => {
    const { width, height } = set(columns, gap, limit);
    return Math.min(wide / (width + 40), high / (height + 40), 1.1);
  };
  const limits = [8, 10, 12, 14, 16, 18, 20, 24, 28, 34, 40, 60, 100];
  set(columns, gap, limits.reduce((best, limit) => (scale(limit) > scale(best) + 0.01 ? limit : best)));
};

const set = (columns, gap, limit) => {
  let x = 0, tallest = 0;
  for (const boxes of columns.filter((list) => list.length)) {
    for (const column of split(boxes, limit)) {
      const sizes = column.map(size);
      const width = Math.max(...sizes.map((one) => one.width));
      const height = sizes.reduce((sum, one) => sum + one.height + GAP, -GAP);
      let y = -height / 2;
      column.forEach((box, index) => {
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

/* Sorts boxes by the mean place of their partners, so that lines cross less. */
export const untangle = (boxes, partners) => {
  const mean = (box) => {
    const rows = partners(box);
    return rows.length ? rows.reduce((sum, row) => sum + row, 0) / rows.length : 0;
  };
  const means = new Map(boxes.map((box) => [box.id, mean(box)]));
  return [...boxes].sort((a, b) => means.get(a.id) - means.get(b.id) || inOrder(a.id, b.id));
};
