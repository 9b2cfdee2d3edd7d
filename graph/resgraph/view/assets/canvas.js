/* The network: vis-network with given positions; colours from the page's own, so that dark is dark here too. */
import { data } from "./data.js";
import { all, announce, byId } from "./dom.js";
import { dotCanvas } from "./dots.js";
import { familyName, graph } from "./graph.js";
import { isHeading } from "./headings.js";
import { go, store } from "./store.js";
import { tip } from "./tip.js";
import { late } from "./unpack.js";
import { verbs } from "./verbs.js";

const home = byId("canvas");
/** @type {any} Of vis-network, which brings no types. */
let nodes = null;
/** @type {any} */
let edges = null;
/** @type {any} */
let network = null;

/* vis-network when the first boxes are drawn: a page that opens with dots does not wait for it. */
const open = () => {
  if (network) return;
  [nodes, edges] = [new vis.DataSet(), new vis.DataSet()];
  network = new vis.Network(home, { nodes, edges }, { ...data.network.options, autoResize: true });
  for (const drawing of all(".vis-network", home)) drawing.tabIndex = -1;
  narrow.addEventListener("change", still);
  still();
  network.on("click", pick);
  network.on("hoverNode", (/** @type {any} */ { node, event }) => tip.show(event.center ?? event, isHeading(node) ? [] : tip.ofNode(node)));
  network.on("hoverEdge", (/** @type {any} */ { edge, event }) => tip.show(event.center ?? event, tip.ofLine(drawn.lines.find((line) => line.id === edge))));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => tip.hide());
  new ResizeObserver(() => { network.redraw(); }).observe(home);
};

/* Where the whole page scrolls, or the pane, a finger or the wheel does that; else they move and zoom the picture. */
const narrow = matchMedia("(max-width: 760px)");
let grown = false;
const still = () => network.setOptions({ interaction: { dragView: !narrow.matches && !grown, zoomView: !grown } });

/* A promise where this view must wait for vis-network, which stands at the end of a page of dots. */
const ready = (/** @type {any} */ view) => (typeof vis === "undefined" && !WORDS.includes(view) && !(dotCanvas && ["documents", "timeline"].includes(view)) ? late() : null);
const WORDS = ["queries", "paragraphs", "compare", "found"]; // views without a picture
/** @type {View} */
let drawn = { boxes: [], lines: [] };
let cursor = "";

/* The page's colours as they are now, each looked up once. */
const palette = () => {
  const style = getComputedStyle(document.documentElement), found = new Map();
  const look = (/** @type {string} */ name) => { if (!name) return ""; if (!found.has(name)) found.set(name, style.getPropertyValue(name).trim()); return found.get(name); };
  return { look, ink: look("--ink"), soft: look("--soft"), paper: look("--paper"), line: look("--wire"), mark: look("--mark"), on: look("--on"), sans: look("--sans") };
};

const boxStyle = (/** @type {Box} */ box, /** @type {string} */ state, /** @type {any} */ paint) => {
  const own = paint.look(`--k-${box.family}`) || paint.line;
  const faint = state === "far";
  const fill = box.filled ? own : paint.paper;
  const edge = state === "chosen" ? paint.mark : own;
  const shade = { background: fill, border: edge };
  return {
    id: box.id, label: box.label, x: box.x, y: box.y, opacity: faint ? 0.5 : 1,
    color: { ...shade, highlight: shade, hover: { background: fill, border: paint.mark } },
    margin: drawn.columns ? { top: 5, bottom: 5, left: 9, right: 9 } : { top: 4, bottom: 4, left: 6, right: 6 },
    borderWidth: state === "chosen" ? 3 : box.filled ? 2 : 1.5, borderWidthSelected: 3,
    font: { size: drawn.columns ? (box.filled ? 16 : 15) : 19, color: box.filled ? paint.on : paint.ink, face: paint.sans },
    shapeProperties: { borderRadius: 6, borderDashes: box.family === "candidate" ? [5, 4] : false },
  };
};

const lineStyle = (/** @type {any} */ line, /** @type {string} */ state, /** @type {any} */ paint) => ({
  id: line.id, from: line.from, to: line.to, label: line.label || undefined,
  hidden: state === "far" && crowded(),
  dashes: line.dashed ? [6, 5] : false, arrows: { to: { enabled: !line.plain, scaleFactor: 0.55 } },
  smooth: drawn.columns ? { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 } : { enabled: true, type: "continuous", roundness: 0.15 },
  width: state === "chosen" ? 3.5 : Math.min(1 + Math.log2(line.count) * (drawn.grouped ? 0.45 : 0.8), drawn.grouped ? 6 : 4),
  color: { color: state === "chosen" ? paint.mark : paint.look(drawn.relations ? verbs.colour(line) : "") || (state === "near" ? paint.soft : paint.line), highlight: paint.mark, hover: paint.mark, opacity: state === "far" ? 0.45 : crowded() && state === "plain" && !verbs.chosen() ? 0.25 : 1 },
  font: { size: drawn.columns ? 13 : 17, color: paint.ink, strokeColor: paint.paper, strokeWidth: 5, face: paint.sans, vadjust: 0 },
});

/* chosen: what was clicked; near: what it touches; far: the rest, while something is chosen.
   Where a document's box stands for one of its paragraphs, only that paragraph's lines are near. */
const state = (/** @type {string} */ chosen, /** @type {any} */ line, /** @type {string} */ part) => {
  const near = new Set();
  const touches = (/** @type {any} */ one) => (one.from === chosen || one.to === chosen) && (!part || one.links.some((/** @type {Link} */ link) => link.part === part));
  for (const one of drawn.lines) if (touches(one)) near.add(one.from).add(one.to);
  return {
    box: (/** @type {string} */ id) => (line ? (line.from === id || line.to === id ? "chosen" : "far") : !chosen || id === chosen ? (id === chosen ? "chosen" : "plain") : near.has(id) ? "near" : "far"),
    line: (/** @type {any} */ one) => (line ? (one.id === line.id ? "chosen" : "far") : !chosen ? "plain" : touches(one) ? "near" : "far"),
  };
};

/* The box that stands for what is chosen: itself, or the document a paragraph belongs to. */
const standsFor = (/** @type {string} */ id) => [id, graph.parts.get(id)?.document].find((one) => drawn.boxes.some((box) => box.id === one)) ?? "";

const picked = ({ id, to } = store.now) => (to ? drawn.lines.find((one) => one.from === id && one.to === to) ?? null : null);

const paint = () => {
  if (drawn.dots) return dotCanvas?.refresh(standsFor(store.now.id), picked());
  if (!network || drawn.answers) return null;
  const colours = palette();
  const { id } = store.now;
  const line = picked();
  const stands = standsFor(id);
  const of = state(stands, line, stands !== id && graph.parts.has(id) ? id : "");
  nodes.update(drawn.boxes.map((box) => boxStyle(box, of.box(box.id), colours)));
  edges.update(drawn.lines.map((one) => lineStyle(one, of.line(one), colours)));
  cursor = stands || cursor;
  if (crowded() && stands && !inSight(stands)) approach();
  else if (grown && stands) reveal();
  return null;
};

/* `refit`: another view; else only what changed is touched, and the eye keeps its place. */
const draw = (/** @type {any} */ view, /** @type {boolean} */ refit) => {
  drawn = view;
  if (view.dots) {
    for (const set of [edges, nodes]) set?.clear(); // dots lie over the boxes that were there before
    return dotCanvas?.draw(view, standsFor(store.now.id), picked(), refit);
  }
  dotCanvas?.hide();
  if (view.answers) { for (const set of [edges, nodes]) set?.clear(); byId("stage").classList.remove("scrolls"); return null; } // no picture: words stand in its place
  open();
  const keepNodes = new Set(view.boxes.map((/** @type {Box} */ box) => box.id)), keepEdges = new Map(view.lines.map((/** @type {any} */ line) => [line.id, line.label]));
  edges.remove(edges.getIds().filter((/** @type {string} */ id) => refit || !keepEdges.has(id) || (edges.get(id).label && !keepEdges.get(id)))); // vis-network never takes a label away
  nodes.remove(nodes.getIds().filter((/** @type {string} */ id) => refit || !keepNodes.has(id)));
  paint();
  if (refit) approach();
  return null;
};

/* A crowd is shown whole only on demand: what is chosen and its neighbours come first. */
const CROWD = 150;
const crowded = () => drawn.boxes.length > CROWD;
const fit = () => {
  if (drawn.dots) { dotCanvas?.fit(); return; }
  if (!drawn.boxes.length || crowded() || !["documents", "entities", "asks"].includes(store.now.view)) {
    grow(0, 0);
    network.fit({ animation: false, maxZoomLevel: 1.15 });
    return;
  }
  const boxes = drawn.boxes.map((box) => network.getBoundingBox(box.id));
  const [left, right] = [Math.min(...boxes.map((one) => one.left)), Math.max(...boxes.map((one) => one.right))];
  const [top, bottom] = [Math.min(...boxes.map((one) => one.top)), Math.max(...boxes.map((one) => one.bottom))];
  const pane = byId("stage"), least = LEGIBLE / (drawn.columns ? 15 : 19); // its letters' units
  const fits = Math.min((pane.offsetWidth - 2 * BORDER) / (right - left), (pane.offsetHeight - 2 * BORDER) / (bottom - top), 1.15);
  const scale = Math.max(fits, least);
  grow(...(fits < least ? [right - left, bottom - top].map((size) => Math.ceil(size * scale) + 2 * BORDER) : [0, 0]));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
  if (grown) reveal();
};

/* A picture whose letters would be too small in its pane becomes larger than the pane, which then scrolls. */
const SLIGHTLY = 1.5; // times as high as its pane
const LEGIBLE = 11, BORDER = 8, BAR = 16; // pixels of a letter, around the picture, of a bar for scrolling
const grow = (wide = 0, high = 0) => {
  const pane = byId("stage");
  home.style.width = home.style.height = "";
  grown = wide > pane.offsetWidth || high > pane.offsetHeight;
  pane.classList.toggle("scrolls", grown);
  if (grown) {
    home.style.width = `${Math.max(wide, pane.offsetWidth - BAR)}px`;
    home.style.height = `${Math.max(high, pane.offsetHeight - BAR)}px`;
  }
  still();
  network.setSize("100%", "100%");
  network.redraw();
};

/* Brings what is chosen into sight, or the first that was read. */
const reveal = () => {
  const id = standsFor(store.now.id) || drawn.boxes.find((box) => box.filled)?.id;
  if (!id) return;
  const pane = byId("stage"), { x, y } = network.canvasToDOM(network.getPosition(id));
  if (!standsFor(store.now.id) && home.offsetHeight < SLIGHTLY * pane.offsetHeight) { pane.scrollTo(x - pane.clientWidth / 2, 0); return; } // from its beginning
  pane.scrollTo(x - pane.clientWidth / 2, y - pane.clientHeight / 2);
};
const approach = () => {
  const stands = standsFor(store.now.id);
  if (!crowded() || !stands) { fit(); return null; }
  const near = drawn.lines.filter((one) => one.from === stands || one.to === stands).flatMap((one) => [one.from, one.to]);
  return network.fit({ nodes: [...new Set([stands, ...near])], animation: false, maxZoomLevel: 1.15 });
};
const inSight = (/** @type {string} */ id) => {
  const at = network.canvasToDOM(network.getPosition(id));
  return at.x > 0 && at.y > 0 && at.x < home.clientWidth && at.y < home.clientHeight && network.getScale() > 0.4;
};
const zoom = (/** @type {number} */ factor) => (drawn.dots ? dotCanvas?.zoom(factor) : network.moveTo({ scale: network.getScale() * factor, animation: false }));

const pick = (/** @type {any} */ event) => {
  const edge = drawn.lines.find((line) => line.id === event.edges[0]);
  if (event.nodes.length) { if (!isHeading(event.nodes[0])) go(event.nodes[0]); }
  else if (edge) go(edge.from, { to: edge.to, view: store.now.view, of: store.now.of });
  network.unselectAll();
};

const describe = (/** @type {string} */ id) => [familyName(graph.family(id)), graph.label(id), graph.documents.has(id) ? graph.title(id) : ""].filter(Boolean).join(" · ");

/* The nearest box in the arrow's direction, nearer sideways counting less. */
const beside = (/** @type {string} */ key) => {
  const here = drawn.boxes.find((box) => box.id === cursor) ?? drawn.boxes[0];
  if (!here || !cursor) return here;
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  const cost = (/** @type {Box} */ box) => {
    const along = (box.x - here.x) * dx + (box.y - here.y) * dy;
    const across = Math.abs((box.x - here.x) * dy) + Math.abs((box.y - here.y) * dx);
    return along > 1 ? along + 2 * across : Infinity;
  };
  const best = drawn.boxes.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  return cost(best) < Infinity ? best : here;
};

const keys = (/** @type {any} */ event) => {
  if (event.key.startsWith("Arrow")) {
    const next = beside(event.key);
    if (next) {
      cursor = next.id;
      if (drawn.dots) { dotCanvas?.walk(cursor); return announce(describe(cursor)); }
      network.selectNodes([cursor], false);
      const at = network.canvasToDOM({ x: next.x, y: next.y });
      if (at.x < 0 || at.y < 0 || at.x > home.clientWidth || at.y > home.clientHeight) network.moveTo({ position: { x: next.x, y: next.y }, animation: false });
      announce(describe(cursor));
    }
  } else if ((event.key === "Enter" || event.key === " ") && cursor) go(cursor);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else return null;
  return event.preventDefault();
};

/* Where a box or dot is drawn, in pixels of the pane. */
const place = (/** @type {string} */ id) => (drawn.dots ? dotCanvas?.place(id) : network.canvasToDOM(network.getPosition(id)));

home.addEventListener("keydown", keys);

export const canvas = {
  draw, paint, fit, zoom, place, ready,
  get network() { open(); return network; },
  has: (/** @type {string} */ id) => drawn.boxes.some((box) => box.id === id),
  line: (/** @type {string} */ from, /** @type {string} */ to) => drawn.lines.find((one) => one.from === from && one.to === to),
  get drawn() { return drawn; },
};
