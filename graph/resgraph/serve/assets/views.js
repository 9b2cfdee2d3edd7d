/* Three ways to see an answer, as plugins of the editor: rows with links, a chart, a network. Everything is
   made of text nodes; nothing an answer holds is read as HTML. */
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const SHOWN = 1000, BARS = 40, NODES = 150;
  const base = () => document.getElementById("yasgui").dataset.base;
  const inChinese = document.documentElement.lang === "zh";
  const headings = JSON.parse(document.getElementById("yasgui").dataset.headings);
  /* A column is headed by its words in the reader's language; one that nobody foresaw by its variable. */
  const heading = (column) => make("th", { scope: "col", title: `?${column}` }, headings[column] ?? column);

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  function draw(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  const short = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);
  const words = (term) => (term.type === "uri" ? term.value.replace(base(), "") : term.value);

  /* Where a cell leads: things of this graph to their page here, a paragraph beside its resolution to its place. */
  function address(term, column, row) {
    if (term.type === "uri") {
      if (term.value.startsWith(base())) return "/" + term.value.slice(base().length);
      return /^https?:/.test(term.value) ? term.value : "";
    }
    const symbol = /^[A-Z][A-Z0-9]*(\.\d+)?\/[A-Za-z0-9./()-]+$/;
    if (column === "paragraph" && row.resolution && symbol.test(row.resolution.value) && /^[a-z]+[\w-]*$/.test(term.value))
      return "/" + row.resolution.value + "#" + term.value;
    return symbol.test(term.value) && !term["xml:lang"] ? "/" + term.value : "";
  }

  class View {
    constructor(yasr) { this.yasr = yasr; }
    get columns() { return (this.yasr.results && this.yasr.results.getVariables()) || []; }
    get rows() { return (this.yasr.results && this.yasr.results.getBindings()) || []; }
    canHandleResults() { return this.columns.length > 0; }
    getIcon() { return make("span", {}, this.constructor.icon); }
    show(element) {
      const view = make("div", { class: "rg-view" }, element);
      this.yasr.resultsEl.replaceChildren(view);
      view.dispatchEvent(new Event("answered", { bubbles: true }));
    }
  }

  class Rows extends View {
    static icon = "▤";
    priority = 20;
    label = inChinese ? "表格" : "Rows";
    draw() {
      const { columns, rows } = this;
      const head = make("tr", {}, ...columns.map(heading));
      const body = rows.slice(0, SHOWN).map((row) => make("tr", {}, ...columns.map((name) => this.cell(row, name))));
      const table = make("table", { class: "rg-rows" }, make("thead", {}, head), make("tbody", {}, ...body));
      this.show(table);
      if (rows.length > SHOWN) table.after(make("p", {}, `${SHOWN} / ${rows.length}`));
    }
    cell(row, name) {
      const term = row[name];
      if (!term) return make("td");
      const href = address(term, name, row);
      return make("td", {}, href ? make("a", { href }, words(term)) : words(term));
    }
  }

  class Chart extends View {
    static icon = "▥";
    priority = 5;
    label = inChinese ? "柱形图" : "Chart";
    numeric() {
      return this.columns.find((name) => this.rows.length && this.rows.every((row) => !row[name] || row[name].value !== "" && isFinite(row[name].value)) && this.rows.some((row) => row[name]));
    }
    canHandleResults() { return this.columns.length > 1 && Boolean(this.numeric()); }
    draw() {
      const value = this.numeric();
      const name = this.columns.find((column) => column !== value);
      const bars = this.rows.filter((row) => row[value] && row[name]).slice(0, BARS);
      const most = Math.max(1, ...bars.map((row) => Math.abs(Number(row[value].value))));
      const lines = bars.flatMap((row, at) => {
        const y = at * 22, width = (420 * Math.abs(Number(row[value].value))) / most;
        return [
          draw("text", { x: 290, y: y + 15, "text-anchor": "end" }, short(words(row[name]), 34)),
          draw("rect", { x: 300, y: y + 3, width, height: 16 }),
          draw("text", { x: 306 + width, y: y + 15 }, row[value].value),
        ];
      });
      this.show(draw("svg", { width: 800, height: bars.length * 22 + 4, role: "img", "aria-label": `${name}: ${value}` }, ...lines));
    }
  }

  class Network extends View {
    static icon = "☍";
    priority = 4;
    label = inChinese ? "关系图" : "Network";
    canHandleResults() { return this.columns.length > 1; }
    draw() {
      const nodes = new Map(), edges = new Map();
      const [from, to] = this.ends();
      for (const row of this.rows) {
        if (!row[from] || !row[to]) continue;
        const a = this.node(nodes, row[from], "from", from, row), b = this.node(nodes, row[to], "to", to, row);
        if (a && b && a !== b) edges.set(`${a.id} ${b.id}`, [a, b]);
      }
      this.show(picture(layout([...nodes.values()], [...edges.values()]), [...edges.values()]));
    }
    /* The first two columns, but a paragraph stands for itself with its resolution. */
    ends() {
      const named = ["resolution", "document", "first", "party"].filter((name) => this.columns.includes(name));
      const rest = this.columns.filter((name) => !named.includes(name) && name !== "text" && name !== "words");
      const [from, to] = [...named, ...rest];
      return [from, to || this.columns.find((name) => name !== from)];
    }
    node(nodes, term, side, column, row) {
      if (!nodes.has(term.value) && nodes.size >= NODES) return null;
      if (!nodes.has(term.value)) nodes.set(term.value, { id: nodes.size, name: words(term), side, href: address(term, column, row) });
      return nodes.get(term.value);
    }
  }

  /* So much larger than for a few nodes is the drawing: each has about the same room. */
  const FEW = 25;
  const sized = (nodes) => { const more = Math.sqrt(Math.max(1, nodes.length / FEW)); return [Math.round(980 * more), Math.round(600 * more)]; };

  /* Springs between neighbours, all others apart; from fixed places, so that the same answer looks the same. */
  function layout(nodes, edges) {
    const [wide, high] = sized(nodes);
    nodes.forEach((node, at) => {
      const turn = (2 * Math.PI * at) / nodes.length;
      node.x = wide * (0.4 + 0.25 * Math.cos(turn)) + (at % 7), node.y = high * (0.5 + 0.38 * Math.sin(turn)) + (at % 5);
    });
    for (let round = 0; round < 150; round++) {
      const step = 12 * (1 - round / 150);
      const push = nodes.map(() => [0, 0]);
      for (const a of nodes) for (const b of nodes) if (a.id < b.id) move(push, a, b, (far) => -2600 / (far * far));
      for (const [a, b] of edges) move(push, a, b, (far) => far / 160);
      for (const node of nodes) {
        const [x, y] = push[node.id], far = Math.hypot(x, y) || 1;
        node.x = Math.min(wide - 220, Math.max(20, node.x + (x / far) * Math.min(step, far * 4)));
        node.y = Math.min(high - 20, Math.max(20, node.y + (y / far) * Math.min(step, far * 4)));
      }
    }
    return nodes;
  }
  function move(push, a, b, force) {
    const x = b.x - a.x || 0.1, y = b.y - a.y || 0.1, far = Math.max(8, Math.hypot(x, y)), by = force(far) / far;
    push[a.id][0] += x * by; push[a.id][1] += y * by;
    push[b.id][0] -= x * by; push[b.id][1] -= y * by;
  }
  function picture(nodes, edges) {
    const lines = edges.map(([a, b]) => draw("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y }));
    const named = labels(nodes, edges);
    const marks = nodes.map((node) => {
      const mark = draw("g", {}, draw("circle", { cx: node.x, cy: node.y, r: 6, class: node.side }));
      const at = named.get(node);
      if (at) mark.append(draw("text", { x: at.x, y: at.y + 11 }, at.words));
      mark.append(draw("title", {}, node.name));
      return node.href ? draw("a", { href: node.href }, mark) : mark;
    });
    const [width, height] = sized(nodes);
    return draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${nodes.length} · ${edges.length}` }, ...lines, ...marks);
  }

  /* Where each name stands, those with most lines first: right, left, below or above of its dot; where no place is free it is
     told by pointing at the dot. */
  function labels(nodes, edges) {
    const lines = new Map(nodes.map((node) => [node, 0]));
    for (const pair of edges) for (const node of pair) lines.set(node, lines.get(node) + 1);
    const HIGH = 15, [wide] = sized(nodes);
    const taken = nodes.map((node) => [node.x - 6, node.y - 6, 12, 12]);
    const free = (x, y, width) => x >= 0 && x + width <= wide && !taken.some(([left, top, w, h]) => x < left + w && left < x + width && y < top + h && top < y + HIGH);
    const named = new Map();
    for (const node of [...nodes].sort((a, b) => lines.get(b) - lines.get(a) || a.id - b.id)) {
      const words_ = short(node.name, 24);
      const width = Array.from(words_).reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 12 : 7), 0) + 4;
      const places = [[node.x + 9, node.y - 8], [node.x - 9 - width, node.y - 8], [node.x - width / 2, node.y + 8], [node.x - width / 2, node.y - 8 - HIGH]];
      const place = places.find(([x, y]) => free(x, y, width));
      if (!place) continue;
      taken.push([place[0], place[1], width, HIGH]);
      named.set(node, { x: place[0], y: place[1], words: words_ });
    }
    return named;
  }

  const { Yasr } = Yasgui;
  Yasr.registerPlugin("rows", Rows);
  Yasr.registerPlugin("chart", Chart);
  Yasr.registerPlugin("network", Network);
})();
