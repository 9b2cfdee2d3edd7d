/* A network too large for boxes: dots drawn by sigma with the graphics card, names where there is room for them.
   It chooses, points and zooms as the canvas of boxes does; without WebGL there is none, and boxes must do. */
rg.dots = (() => {
  if (typeof Sigma === "undefined") return null;
  const home = rg.at("dots");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const MANY = 8000; // lines that are not drawn while the picture moves
  const NAMED = 40; // neighbours whose names are forced
  let renderer = null, graph = null, view = null;
  let near = new Set(), chosen = "", line = null, paint = {};

  const build = () => {
    graph = new graphology.Graph({ type: "directed", multi: false, allowSelfLoops: false });
    const degree = new Map();
    for (const { from, to } of view.lines) for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1);
    for (const box of view.boxes) {
      graph.addNode(box.id, { x: box.x, y: -box.y, label: box.label, family: box.family, size: (box.filled ? 5 : 2.2) + Math.log2(1 + (degree.get(box.id) ?? 0)) * 0.7 });
    }
    for (const one of view.lines) graph.addEdgeWithKey(one.id, one.from, one.to, { size: Math.min(0.8 + Math.log2(one.links.length) * 0.5, 3), one });
  };

  const nodeLook = (id, data) => {
    const far = line ? id !== line.from && id !== line.to : chosen && id !== chosen && !near.has(id);
    const strong = id === chosen || (line && !far);
    return {
      ...data, color: far ? paint.line : paint[data.family] ?? paint.soft, label: far ? "" : data.label,
      size: strong ? data.size + 3 : data.size, forceLabel: strong || data.family === "year" || (near.has(id) && near.size <= NAMED), zIndex: far ? 0 : strong ? 2 : 1, highlighted: false,
    };
  };

  const edgeLook = (id, data) => {
    const one = data.one;
    const touches = line ? one.id === line.id : chosen && (one.from === chosen || one.to === chosen);
    if ((line || chosen) && !touches) return { ...data, hidden: true };
    return { ...data, color: touches ? (line ? paint.mark : paint.near) : paint.wire, size: touches ? data.size + 1 : data.size, zIndex: touches ? 1 : 0 };
  };

  const open = () => {
    renderer = new Sigma(graph, home, {
      allowInvalidContainer: true, nodeReducer: nodeLook, edgeReducer: edgeLook, zIndex: true, stagePadding: 40,
      labelFont: colour("--sans"), labelSize: 13, labelGridCellSize: 130, labelDensity: 0.5, labelRenderedSizeThreshold: 6,
      hideEdgesOnMove: view.lines.length > MANY, enableEdgeEvents: view.lines.length <= MANY, minEdgeThickness: 1.3, defaultEdgeType: view.lines.length > MANY ? "line" : "arrow",
      defaultDrawNodeHover: () => {}, minCameraRatio: 0.005, maxCameraRatio: 3,
    });
    renderer.on("clickNode", ({ node }) => { rg.tip.hide(); if (!node.startsWith("year:")) rg.go(node); });
    renderer.on("clickEdge", ({ edge }) => { const { from, to } = graph.getEdgeAttribute(edge, "one"); rg.go(from, { to, view: rg.now.view, of: rg.now.of }); });
    renderer.on("enterNode", ({ node, event }) => { if (node.startsWith("year:")) return; home.style.cursor = "pointer"; rg.tip.show(onPage(event), rg.tip.ofNode(node)); });
    renderer.on("enterEdge", ({ edge, event }) => { home.style.cursor = "pointer"; rg.tip.show(onPage(event), rg.tip.ofLine(graph.getEdgeAttribute(edge, "one"))); });
    for (const event of ["leaveNode", "leaveEdge"]) renderer.on(event, () => { home.style.cursor = ""; rg.tip.hide(); });
  };
  const onPage = ({ x, y }) => { const { left, top } = home.getBoundingClientRect(); return { x: left + x, y: top + y }; };

  /* The colours of the page as it is now, and what of the picture stands out. */
  const refresh = (stands, picked) => {
    [chosen, line] = [picked ? "" : stands, picked];
    near = new Set(!picked && stands ? graph.neighbors(stands) : []);
    paint = { soft: colour("--soft"), line: colour("--line"), mark: colour("--mark"), near: colour("--soft"), wire: colour(view.lines.length > MANY ? "--hair" : "--line") };
    for (const { id } of rg.graph.data.families) paint[id] = colour(`--k-${id}`);
    renderer.setSetting("labelColor", { color: colour("--ink") });
    renderer.refresh({ skipIndexation: true });
    if (stands && !inSight(stands)) approach(stands);
  };

  const draw = (next, stands, picked, refit) => {
    view = next;
    build();
    home.hidden = false;
    if (renderer) { renderer.setGraph(graph); if (refit) renderer.getCamera().setState({ x: 0.5, y: 0.5, angle: 0, ratio: 1 }); } else open();
    refresh(stands, picked);
  };

  const place = (id) => renderer.graphToViewport(graph.getNodeAttributes(id));
  const inSight = (id) => { const at = place(id); return at.x > 0 && at.y > 0 && at.x < home.clientWidth && at.y < home.clientHeight && renderer.getCamera().ratio < 0.6; };
  const approach = (id) => { const { x, y } = renderer.getNodeDisplayData(id); renderer.getCamera().setState({ x, y, ratio: Math.min(renderer.getCamera().ratio, 0.15) }); };
  const zoom = (factor) => { const camera = renderer.getCamera(); camera.setState({ ratio: camera.ratio / factor }); };
  const fit = () => renderer.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });

  /* What is drawn, layer upon layer, while the graphics card still has it. */
  const picture = (pencil) => {
    renderer.refresh({ skipIndexation: true });
    for (const layer of Object.values(renderer.getCanvases())) if (layer.width) pencil.drawImage(layer, 0, 0, pencil.canvas.width, pencil.canvas.height);
  };

  const hide = () => { home.hidden = true; };
  const works = (() => { try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; } })();
  return works ? { draw, refresh, place, zoom, fit, approach, picture, hide, get renderer() { return renderer; } } : null;
})();
