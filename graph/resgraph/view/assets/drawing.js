/* The view as an SVG drawing: what is drawn, with text as text. */
import { trueFirst } from "./dom.js";
import { canvas } from "./canvas.js";
import { room } from "./names.js";
import { verbs } from "./verbs.js";

export const drawing = () => {
  const SPACE = "http://www.w3.org/2000/svg";
  const { boxes, lines, dots } = canvas.drawn;
  const colour = (/** @type {string} */ name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const make = (/** @type {string} */ tag, /** @type {Record<string, any>} */ attributes, text = "") => {
    const element = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.textContent = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "");
    return element;
  };

  /* Half the width and height of each: as vis-network drew it, or a dot's. */
  const half = (/** @type {Box} */ box) => {
    if (dots) { const r = box.filled ? 14 : 7; return { w: r, h: r }; }
    const { left, right, top, bottom } = canvas.network.getBoundingBox(box.id);
    return { w: (right - left) / 2, h: (bottom - top) / 2 };
  };
  const sizes = new Map(boxes.map((box) => [box.id, half(box)]));
  const sizeOf = (/** @type {Box} */ box) => sizes.get(box.id) ?? { w: 0, h: 0 };
  const at = new Map(boxes.map((box) => [box.id, box]));

  /* Dots with a name: the largest first, as long as there is room. */
  const named_ = (/** @type {Box[]} */ all) => {
    const free = room();
    const order = [...all].sort((a, b) => trueFirst(a.heading, b.heading) || trueFirst(a.filled, b.filled));
    return order.filter((box) => free(box.x + sizeOf(box).w + 4, box.y - 9, box.label.length * 9, 18)).map((box) => box.id);
  };

  /* Where the line from one centre to another leaves the box around the first. */
  const edge = (/** @type {Box} */ from, /** @type {Box} */ to) => {
    const { w, h } = sizeOf(from);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const part = Math.min(1, 1 / Math.max(Math.abs(dx) / (w || 1), Math.abs(dy) / (h || 1), 1e-9));
    return [from.x + dx * part, from.y + dy * part];
  };

  const left = Math.min(0, ...boxes.map((box) => box.x - sizeOf(box).w)) - 20, top = Math.min(0, ...boxes.map((box) => box.y - sizeOf(box).h)) - 20;
  const right = Math.max(0, ...boxes.map((box) => box.x + sizeOf(box).w)) + 20, bottom = Math.max(0, ...boxes.map((box) => box.y + sizeOf(box).h)) + 20;
  const picture = make("svg", { viewBox: `${left} ${top} ${right - left} ${bottom - top}`, "font-family": "sans-serif", "font-size": 15 });
  const arrow = make("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" });
  arrow.append(make("path", { d: "M0 0L8 4L0 8z", fill: colour("--wire") }));
  picture.append(arrow, make("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: colour("--paper") }));
  for (const line of lines) {
    const a = at.get(line.from), b = at.get(line.to);
    if (!a || !b) continue;
    const [[x1, y1], [x2, y2]] = [edge(a, b), edge(b, a)];
    picture.append(make("line", { x1, y1, x2, y2, stroke: colour(verbs.colour(line) || "--wire"), "stroke-width": Math.min(1 + Math.log2(line.count) * 0.8, 4), ...(line.dashed ? { "stroke-dasharray": "6 5" } : {}), ...(line.plain ? {} : { "marker-end": "url(#arrow)" }) }));
    if (line.label) picture.append(make("text", { x: (x1 + x2) / 2, y: (y1 + y2) / 2, "text-anchor": "middle", "font-size": 13, fill: colour("--ink") }, line.label));
  }
  const named = new Set(dots ? named_(boxes) : []);
  for (const box of boxes) {
    const { w, h } = sizeOf(box), own = colour(`--k-${box.family}`) || colour("--line");
    if (dots) picture.append(make("circle", { cx: box.x, cy: box.y, r: w, fill: own }));
    else picture.append(make("rect", { x: box.x - w, y: box.y - h, width: 2 * w, height: 2 * h, rx: 6, fill: box.filled ? own : colour("--paper"), stroke: own }));
    const rows = dots ? (named.has(box.id) ? [box.label] : []) : box.label.split("\n");
    rows.forEach((row, number) => picture.append(make("text", { x: dots ? box.x + w + 4 : box.x, y: box.y + 5 + 18 * (number - (rows.length - 1) / 2), "text-anchor": dots ? "start" : "middle", fill: !dots && box.filled ? colour("--on") : colour("--ink") }, row)));
  }
  return new XMLSerializer().serializeToString(picture);
};
