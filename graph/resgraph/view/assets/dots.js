/* A network too large for boxes: dots drawn by sigma with the graphics card, names where there is room for them.
   It chooses, points and zooms as the canvas of boxes does; without WebGL there is none, and boxes must do. */
import { data } from "./data.js";
import { byId, make } from "./dom.js";
import { headed, isHeading } from "./headings.js";
import { dotNames, dotScale } from "./names.js";
import { go, store } from "./store.js";
import { tip } from "./tip.js";
import { verbs } from "./verbs.js";

export const dotCanvas = (() => {
  if (typeof Sigma === "undefined") return null;
  const home = byId("dots");
  const FEW = 1000; // lines: more are one pixel wide, arrows only when they are chosen, and not drawn while the picture moves
  const MANY = 4000; // lines: more are paler, and never arrows
  const NAMED = 40; // neighbours whose names stand before all others
  const REACH = 6; // pixels beside a line that still mean it
  const SLACK = 1; // pixels beside a dot
  /** @type {any} Of sigma and graphology, which bring no types. */
  let renderer = null;
  /** @type {any} */
  let graph = null;
  /** @type {View} */
  let view = { boxes: [], lines: [] };
  /** @type {ReturnType<typeof dotNames> | null} */
  let names = null;
  /** @type {{ id: string, x: number, y: number, size: number }[]} */
  let places = [];
  /** @type {any} The colours of the page as they are now; `cited` are the paler ones of what was not read. */
  let paint = {};
  /** @type {Set<string>} */
  let near = new Set();
  let chosen = "";
  /** @type {Line | null} */
  let line = null;
  const few = () => view.lines.length <= FEW, many = () => view.lines.length > MANY;

  const build = () => {
    graph = new graphology.Graph({ type: "directed", multi: true, allowSelfLoops: false });
    const degree = new Map();
    const ends = view.lines.map((one) => [one.from, one.to]);
    for (const pair of ends) for (const end of pair) degree.set(end, (degree.get(end) ?? 0) + 1);
    const scale = dotScale(view.boxes.length);
    const sizeOf = (/** @type {any} */ box) => (box.heading ? 1 : ((box.filled ? 4.5 : 2.2) + Math.log2(1 + (degree.get(box.id) ?? 0)) * 0.7) * scale);
    places = view.boxes.map((box) => ({ id: box.id, x: box.x, y: -box.y, size: sizeOf(box) }));
    view.boxes.forEach((box, at) => graph.addNode(box.id, { ...places[at], label: box.label, family: box.family, filled: box.filled }));
    view.lines.forEach((one, number) => graph.addEdgeWithKey(String(number), ...ends[number], { size: Math.min(0.8 + Math.log2(one.count) * 0.5, 3), one }));
    names = dotNames(view.boxes, graph);
  };

  /* Sigma gives a copy of what was added above; what is written into it is what is drawn. */
  const nodeLook = (/** @type {string} */ id, /** @type {any} */ look) => {
    const strong = line ? id === line.from || id === line.to : id === chosen;
    const far = (chosen || line) && !strong && !near.has(id);
    look.color = far ? paint.line : (look.filled || strong ? paint : paint.cited)[look.family] ?? paint.soft;
    look.zIndex = far ? 0 : strong ? 2 : 1;
    if (strong) look.size += 3;
    return look;
  };

  const edgeLook = (/** @type {string} */ _, /** @type {any} */ look) => {
    const verb = paint.verbs?.[verbs.colour(look.one)];
    if (!chosen && !line) { look.color = verb ?? paint.wire; return look; }
    if (!touches(look.one)) { look.hidden = true; return look; }
    look.color = line ? paint.mark : verb ?? paint.soft;
    if (!many()) look.type = "arrow";
    look.size += 1;
    return look;
  };
  const touches = (/** @type {any} */ one) => (line ? one === line || one.id === line.id : chosen && (one.from === chosen || one.to === chosen));

  /* Without a graphics card it is sheets and pixels read back that take long, so this has one sheet for dots and lines
     (sigma has three, one for dots under the pointer, which look here as before), and looks where the dots stand (sigma
     draws each a second time, in a colour that tells which it is). */
  class Dots extends Sigma {
    createWebGLContext(/** @type {string} */ layer, /** @type {any} */ options) {
      const sheet = this.elements.edges;
      if (sheet) this.elements[layer] = sheet;
      return super.createWebGLContext(layer, { ...options, picking: false, canvas: sheet });
    }
    renderHighlightedNodes() {}
    getNodeAtPosition(/** @type {any} */ at) { return dotAt(this, at); }
  }
  /* Sigma draws the dots first: on one sheet, lines go where nothing is yet. */
  const beneath = (/** @type {any} */ Program) => class extends Program {
    constructor(/** @type {any} */ pencil, /** @type {any[]} */ ...rest) { super(pencil, ...rest); this.pencil = pencil; }
    render(/** @type {any} */ how) {
      const { pencil } = this;
      pencil.blendFunc(pencil.ONE_MINUS_DST_ALPHA, pencil.ONE);
      super.render(how);
      pencil.blendFunc(pencil.ONE, pencil.ONE_MINUS_SRC_ALPHA);
    }
  };
  const dotAt = (/** @type {any} */ drawing, /** @type {{ x: number, y: number }} */ { x, y }) => {
    const at = drawing.viewportToGraph({ x, y }), pixel = Math.abs(drawing.viewportToGraph({ x: x + 1, y }).x - at.x);
    let best = null, least = Infinity;
    for (const one of places) {
      const off = Math.hypot(one.x - at.x, one.y - at.y) / pixel;
      if (off < least && off <= drawing.scaleSize(one.size) + SLACK) [best, least] = [one.id, off];
    }
    return best;
  };

  const manner = () => ({ hideEdgesOnMove: !few(), defaultEdgeType: few() ? "arrow" : "line" });
  const open = () => {
    renderer = new Dots(graph, home, {
      allowInvalidContainer: true, nodeReducer: nodeLook, edgeReducer: edgeLook, zIndex: true, stagePadding: 40, renderLabels: false,
      minEdgeThickness: 1.3, ...manner(),
      nodeProgramClasses: { circle: Sigma.rendering.NodePointProgram }, // with EdgeLineProgram what a machine without a graphics card draws soonest
      edgeProgramClasses: { line: beneath(Sigma.rendering.EdgeLineProgram), arrow: beneath(Sigma.rendering.EdgeArrowProgram) },
      defaultDrawNodeHover: () => {}, minCameraRatio: 0.005, maxCameraRatio: 3,
    });
    const sheet = /** @type {HTMLCanvasElement} */ (make("canvas", { class: "names", "aria-hidden": "true" }));
    home.append(sheet);
    const write = () => names?.draw(renderer, sheet, paint, { chosen, line, near: near.size <= NAMED ? near : new Set() });
    write();
    renderer.on("afterRender", write);
    renderer.on("clickNode", (/** @type {any} */ { node }) => { tip.hide(); const name = isHeading(node) ? headed(node) : node; if (name) go(name); });
    renderer.on("clickStage", (/** @type {any} */ { event }) => { const one = lineAt(event); if (one) go(one.from, { to: one.to, view: store.now.view, of: store.now.of }); });
    renderer.on("enterNode", (/** @type {any} */ { node, event }) => { if (!isHeading(node)) point(event, tip.ofNode(node)); });
    renderer.on("leaveNode", () => { home.style.cursor = ""; tip.hide(); });
    renderer.getMouseCaptor().on("mousemovebody", hover);
  };
  /* On a narrow page one finger scrolls it, two zoom the picture; a tap comes as a click. */
  for (const name of ["touchstart", "touchmove", "touchend"]) {
    home.addEventListener(name, (event) => { if (matchMedia("(max-width: 760px)").matches && /** @type {TouchEvent} */ (event).touches.length < 2) event.stopPropagation(); }, { capture: true, passive: true });
  }
  const point = (/** @type {{ x: number, y: number }} */ { x, y }, /** @type {any} */ content) => {
    const { left, top } = home.getBoundingClientRect();
    home.style.cursor = content.length ? "pointer" : "";
    tip.show({ x: left + x, y: top + y }, content);
  };

  /* The line under the pointer, among those that stand out, or among all where these are few. */
  const lineAt = (/** @type {{ x: number, y: number }} */ { x, y }) => {
    const reach = REACH * (renderer.viewportToGraph({ x: 1, y: 0 }).x - renderer.viewportToGraph({ x: 0, y: 0 }).x);
    const at = renderer.viewportToGraph({ x, y });
    const near_ = chosen || line ? (line ? [line] : view.lines.filter(touches)) : many() ? [] : view.lines;
    let best = null, least = reach * reach;
    for (const one of near_) {
      const a = graph.getNodeAttributes(one.from), b = graph.getNodeAttributes(one.to);
      const dx = b.x - a.x, dy = b.y - a.y;
      const along = Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
      const off = (a.x + along * dx - at.x) ** 2 + (a.y + along * dy - at.y) ** 2;
      if (off < least) [best, least] = [one, off];
    }
    return best;
  };
  /** @type {Line | null} */
  let pointed = null;
  let waiting = 0;
  const hover = (/** @type {any} */ event) => {
    if (waiting) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      if (renderer.getCustomBBox === undefined || home.hidden || renderer.getMouseCaptor().isMoving || home.style.cursor === "pointer" && !pointed) return;
      const one = lineAt(event);
      if (one) point(event, tip.ofLine(one));
      else if (pointed) { home.style.cursor = ""; tip.hide(); }
      pointed = one;
    });
  };

  /* What of the picture stands out, in the colours of the page as it is now. */
  const set = (/** @type {string} */ stands, /** @type {Line | null} */ picked) => {
    [chosen, line] = [picked ? "" : stands, picked];
    near = new Set(!picked && stands && graph.hasNode(stands) ? graph.neighbors(stands) : []);
    const style = getComputedStyle(document.documentElement), colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    paint = { ink: colour("--ink"), paper: colour("--paper"), soft: colour("--soft"), line: colour("--line"), mark: colour("--mark"), wire: colour(many() ? "--hair" : "--wire"), sans: colour("--sans") };
    if (verbs.chosen()) paint.verbs = Object.fromEntries(["--wire", ...Array.from({ length: 8 }, (_, at) => `--v${at}`)].map((name) => [name, colour(name)]));
    for (const { id } of data.families) paint[id] = colour(`--k-${id}`);
    paint.cited = Object.fromEntries(data.families.map(({ id }) => [id, between(paint[id], paint.paper, 0.5)]));
  };

  /* Two colours (#rrggbb) mixed: what was not read is paler than what was. */
  const between = (/** @type {string} */ a, /** @type {string} */ b, /** @type {number} */ part) => `#${[1, 3, 5].map((at) => Math.round(parseInt(a.slice(at, at + 2), 16) * (1 - part) + parseInt(b.slice(at, at + 2), 16) * part).toString(16).padStart(2, "0")).join("")}`;

  const refresh = (/** @type {string} */ stands, /** @type {Line | null} */ picked) => {
    set(stands, picked);
    renderer.refresh({ skipIndexation: few() || many() }); // sigma counts the arrows anew where lines become some
    if (stands && !inSight(stands)) approach(stands);
  };

  const draw = (/** @type {View} */ next, /** @type {string} */ stands, /** @type {Line | null} */ picked, /** @type {boolean} */ refit) => {
    view = next;
    build();
    home.hidden = false;
    set(stands, picked);
    if (!renderer) open();
    else {
      renderer.setGraph(graph);
      renderer.setSettings(manner());
      if (refit) fit();
      renderer.refresh();
    }
    if (stands && !inSight(stands)) approach(stands);
  };

  const place = (/** @type {string} */ id) => renderer.graphToViewport(graph.getNodeAttributes(id));
  const inSight = (/** @type {string} */ id) => { const at = place(id); return at.x > 0 && at.y > 0 && at.x < home.clientWidth && at.y < home.clientHeight && (id === approached || renderer.getCamera().ratio < 0.6); };

  /* So near that it and all it is linked to fill the pane. */
  let approached = "";
  const approach = (/** @type {string} */ id) => {
    approached = id;
    const all = [id, ...near].map((one) => renderer.getNodeDisplayData(one)).filter(Boolean);
    const [left, right] = [Math.min(...all.map((one) => one.x)), Math.max(...all.map((one) => one.x))];
    const [low, high] = [Math.min(...all.map((one) => one.y)), Math.max(...all.map((one) => one.y))];
    renderer.getCamera().setState({ x: (left + right) / 2, y: (low + high) / 2, ratio: Math.min(1, Math.max(0.08, 1.5 * (right - left), 1.2 * (high - low))) });
  };
  /* To a dot on the way of the arrow keys. */
  const walk = (/** @type {string} */ id) => { const { x, y } = renderer.getNodeDisplayData(id); renderer.getCamera().setState({ x, y, ratio: Math.min(renderer.getCamera().ratio, 0.15) }); };
  const zoom = (/** @type {number} */ factor) => { const camera = renderer.getCamera(); camera.setState({ ratio: camera.ratio / factor }); };
  const fit = () => renderer.getCamera().setState({ x: 0.5, y: 0.5, angle: 0, ratio: 1 });

  /* What is drawn, layer upon layer, while the graphics card still has it. */
  const picture = (/** @type {any} */ pencil) => {
    renderer.refresh({ skipIndexation: true });
    for (const layer of [...new Set(Object.values(renderer.getCanvases())), home.querySelector(".names")]) if (layer.width) pencil.drawImage(layer, 0, 0, pencil.canvas.width, pencil.canvas.height);
  };

  const hide = () => { home.hidden = true; };
  const works = (() => { try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; } })();
  return works ? { draw, refresh, place, zoom, fit, walk, picture, hide, get renderer() { return renderer; }, get named() { return names?.drawn ?? []; } } : null;
})();
