/* More documents than a picture can show: they stand together by series, organ or year, with their number, and a group
   unfolds when it is clicked: into years, then into runs of symbols, then into its documents. What is open is a path,
   `series|A/RES|1995`; a group is known by `group:` and its path. What cites the open group stands left of it, what it
   cites right. */
import { make, trueFirst } from "./dom.js";
import { addressOf } from "./address.js";
import { choices } from "./choices.js";
import { placeColumns, wrap } from "./columns.js";
import { graph, nameAlso, signOf } from "./graph.js";
import { say } from "./words.js";

export const groups = (() => {
  const { network } = graph.data;
  if (network.drawn !== "groups") return null;
  const LEAF = 60; // documents that are shown one by one
  const MOST = 16; // groups beside the open one; the rest stand together
  const NUMBERED = 24; // lines with their number
  const CLOSED = 24; // groups shown at once; the smaller ones stand together as others
  const REST = "*";
  const MARK = "group:";
  const series = network.series.of.map((/** @type {number} */ number) => network.series.names[number]);
  const natural = new Intl.Collator("en", { numeric: true });

  /** @type {Record<string, (one: KnownDocument) => string>} */
  const keys = { series: (/** @type {KnownDocument} */ one) => series[one.number], organ: (/** @type {KnownDocument} */ one) => one.organ || "?", year: (/** @type {KnownDocument} */ one) => String(one.year || "?") };
  /** @type {Record<string, string>} */
  const below = { series: "year", organ: "series", year: "series" };
  const path = (/** @type {string} */ of) => of.split("|");
  const dimensions = Object.keys(keys);

  /* The groups of these documents, or nothing where they are few enough to be shown; `way` is the open path to them. */
  const known = new Map();
  const split = (/** @type {string[]} */ way, /** @type {KnownDocument[]} */ list) => {
    if (way.length > 1 && list.length <= LEAF) return null;
    const name = way.join("|");
    if (known.has(name)) return known.get(name);
    const dimension = dimensionAt(way, way.length);
    let found = dimension ? by(keys[dimension], list) : new Map();
    if (found.size < 2 && way.length > 1) found = runs(list);
    else if (dimension !== "year") found = together(found);
    known.set(name, found);
    return found;
  };

  /* Runs of symbols, some forty at most. */
  const runs = (/** @type {KnownDocument[]} */ list) => {
    const sorted = [...list].sort((a, b) => natural.compare(a.symbol, b.symbol)), found = new Map();
    const each = Math.max(LEAF, Math.ceil(sorted.length / 40));
    for (let at = 0; at < sorted.length; at += each) {
      const run = sorted.slice(at, at + each);
      found.set(`${run[0].symbol || run[0].id}…${run[run.length - 1].symbol || run[run.length - 1].id}`, run);
    }
    return found;
  };

  /* The largest groups; all others as one. */
  const together = (/** @type {any} */ found) => {
    if (found.size <= CLOSED) return found;
    const largest = new Set([...found].sort((a, b) => b[1].length - a[1].length).slice(0, CLOSED - 1).map(([key]) => key));
    const rest = [...found].filter(([key]) => !largest.has(key)).flatMap(([, list]) => list);
    return new Map([...[...found].filter(([key]) => largest.has(key)), [REST, rest]]);
  };
  const by = (/** @type {(one: KnownDocument) => string} */ key, /** @type {KnownDocument[]} */ list) => {
    const found = new Map();
    for (const one of list) { const name = key(one); if (!found.has(name)) found.set(name, []); found.get(name).push(one); }
    return new Map([...found].sort((a, b) => trueFirst(b[0] === "?", a[0] === "?") || natural.compare(a[0], b[0])));
  };

  /* The documents of a path; nothing where there is no such group. */
  const members = (/** @type {string} */ of) => {
    const [dimension, ...rest] = path(of);
    if (!(dimension in keys)) return null;
    let way = [dimension], list = graph.list;
    for (const key of rest) {
      list = split(way, list)?.get(key);
      if (!list) return null;
      way = [...way, key];
    }
    return list;
  };

  /* The path to the group in which this document is shown one by one. */
  const pathTo = (/** @type {string} */ id, /** @type {string} */ dimension) => {
    const one = graph.documents.get(id);
    let way = [dimension], list = graph.list;
    for (let found = split(way, list); found; found = split(way, list)) {
      const [key, inside] = [...found].find(([, inside_]) => inside_.includes(one));
      way = [...way, key];
      list = inside;
    }
    return way.join("|");
  };

  const nameOf = (/** @type {string} */ key, /** @type {string} */ dimension) => {
    if (key === REST) return say("others_");
    if (dimension === "organ") return key === "?" ? say("noOrgan") : graph.label(key);
    if (dimension === "year") return key === "?" ? say("noYear") : key;
    return key;
  };
  /* By what the groups at this place of the path are made; "others" are groups of the same kind. */
  const dimensionAt = (/** @type {string[]} */ way, /** @type {number} */ at) => [way[0], below[way[0]]][way.slice(1, at).filter((/** @type {string} */ key) => key !== REST).length] ?? "";
  const label = (/** @type {string} */ id) => {
    const way = path(id.slice(MARK.length));
    const names = way.slice(1).map((/** @type {string} */ key, /** @type {number} */ at) => nameOf(key, dimensionAt(way, at + 1)));
    return names.join(" · ") || say(`by-${way[0]}`);
  };

  const family = (/** @type {KnownDocument[]} */ list) => (list.filter((/** @type {KnownDocument} */ one) => graph.family(one.id) === "resolution").length * 2 >= list.length ? "resolution" : "document");
  const groupBox = (/** @type {string[]} */ way, /** @type {KnownDocument[]} */ list, /** @type {string} */ shown) => ({
    id: MARK + way.join("|"), family: family(list), many: list.length, filled: list.some((/** @type {KnownDocument} */ one) => one.texts.length),
    label: [wrap(shown), issuer(way, list), say("documentsIn", { n: list.length.toLocaleString("en") })].filter(Boolean).join("\n"),
  });

  /* The organ of a series, where it is one. */
  const issuer = (/** @type {string[]} */ way, /** @type {KnownDocument[]} */ list) => {
    const organs = dimensionAt(way, way.length - 1) === "series" ? new Set(list.map((/** @type {KnownDocument} */ one) => one.organ)) : new Set();
    const [organ] = organs;
    return organs.size === 1 && graph.names.has(organ) ? wrap(graph.label(organ), 2) : "";
  };
  const documentBox = (/** @type {KnownDocument} */ one) => ({ id: one.id, family: graph.family(one.id), filled: one.texts.length > 0, inside: true, label: wrap(`${signOf(graph.family(one.id))} ${graph.label(one.id)}`) });

  /* The open group's members, and on each step of the way to it the groups that stay closed. */
  const boxes = (/** @type {string} */ of, /** @type {(id: string) => boolean} */ passes) => {
    const where = new Int32Array(graph.list.length).fill(-1);
    /** @type {any[]} */
    const found = [];
    const put = (/** @type {any} */ box, /** @type {KnownDocument[]} */ list) => { for (const one of list) where[one.number] = found.length; found.push(box); };
    const [dimension, ...rest] = path(of);
    let way = [dimension], list = graph.list;
    for (let depth = 0; ; depth++) {
      const groups = split(way, list);
      const key = rest[depth];
      for (const [name, inside] of groups ?? []) {
        const left = inside.filter((/** @type {KnownDocument} */ one) => passes(one.id));
        if (name !== key && left.length) put({ ...groupBox([...way, name], left, nameOf(name, dimensionAt(way, way.length))), inside: key === undefined }, left);
      }
      if (key === undefined) {
        if (!groups) for (const one of list.filter((/** @type {KnownDocument} */ one) => passes(one.id))) put(documentBox(one), [one]);
        return { found, where };
      }
      list = groups.get(key);
      way = [...way, key];
    }
  };

  const line = (/** @type {any} */ from, /** @type {any} */ to, /** @type {any[]} */ edges) => ({
    id: `${from.id}→${to.id}`, from: from.id, to: to.id, edges, label: "", within: from.inside && to.inside,
    count: edges.reduce((/** @type {number} */ sum, /** @type {any} */ edge) => sum + edge.count, 0),
    get links() { return edges.flatMap((/** @type {any} */ edge) => edge.links.map((/** @type {Link} */ link) => ({ ...link, to: edge.to, from: edge.from }))); },
  });

  /* Between two boxes one line, whatever the number of citations; none between two that are closed and beside. */
  const lines = (/** @type {any} */ found, /** @type {Int32Array} */ where, /** @type {boolean} */ open, /** @type {boolean} */ rows) => {
    const pairs = new Map();
    for (const edge of graph.lines) {
      const from = where[graph.documents.get(edge.from).number], to = where[graph.documents.get(edge.to).number];
      if (from < 0 || to < 0 || from === to || (open && !found[from].inside && !found[to].inside)) continue;
      const key = from * found.length + to;
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(edge);
    }
    const out = [...pairs].map(([key, edges]) => line(found[Math.floor(key / found.length)], found[key % found.length], edges));
    out.sort((a, b) => b.count - a.count);
    const across = rows ? [] : out.filter((one) => one.count > 1 && (!open || !one.within));
    for (const one of across.slice(0, NUMBERED)) one.label = one.count.toLocaleString("en");
    return out;
  };

  /* The groups beside the open one, by how much they cite or are cited; those of least weight are left out and told. */
  const sides = (/** @type {any} */ found, /** @type {any[]} */ all) => {
    const weight = new Map();
    for (const one of all) {
      if (!one.from.startsWith(MARK) && !one.to.startsWith(MARK)) continue;
      weight.set(one.from, (weight.get(one.from) ?? 0) + one.count);
      weight.set(one.to, (weight.get(one.to) ?? 0) - one.count);
    }
    const beside = found.filter((/** @type {any} */ box) => !box.inside && weight.has(box.id));
    const strongest = (/** @type {KnownDocument[]} */ list) => list.sort((/** @type {any} */ a, /** @type {any} */ b) => Math.abs(weight.get(b.id)) - Math.abs(weight.get(a.id))).slice(0, MOST);
    return [strongest(beside.filter((/** @type {any} */ box) => weight.get(box.id) > 0)), strongest(beside.filter((/** @type {any} */ box) => weight.get(box.id) <= 0))];
  };

  const gather = (/** @type {string} */ of) => {
    const open = path(of).length > 1;
    const { found, where } = boxes(of, choices.passes);
    const all = lines(found, where, open, of === "year");
    const inside = found.filter((box) => box.inside);
    let columns;
    if (open) { const [left, right] = sides(found, all); columns = [left, inside, right]; }
    else if (of === "year") columns = [inside];
    else { const size = (/** @type {any} */ a, /** @type {any} */ b) => b.many - a.many; columns = [inside.filter((box) => box.filled).sort(size), inside.filter((box) => !box.filled).sort(size)]; }
    placeColumns(columns, { gap: open ? 110 : 170 });
    const shown = new Set(columns.flat().map((box) => box.id));
    return { boxes: columns.flat(), lines: all.filter((one) => shown.has(one.from) && shown.has(one.to)), columns: true, grouped: true, relations: graph.relations, caption: crumbs(of) };
  };

  /* The way to what is open: each step folds back to itself. */
  const crumbs = (/** @type {string} */ of) => {
    const way = path(of);
    const steps = way.map((/** @type {any} */ _, /** @type {number} */ at) => MARK + way.slice(0, at + 1).join("|"));
    const step = (/** @type {string} */ id, /** @type {number} */ at) => (at === steps.length - 1 ? make("b", {}, last(id)) : [make("a", { href: addressOf({ id }) }, last(id)), " › "]);
    const last = (/** @type {string} */ id) => { const way_ = path(id.slice(MARK.length)); return way_.length === 1 ? say(`by-${way_[0]}`) : nameOf(way_[way_.length - 1], dimensionAt(way_, way_.length - 1)); };
    const hint = make("span", {}, ` ${say(way.length > 1 ? "captionOpen" : "captionGroups", { n: graph.list.length.toLocaleString("en") })}`);
    return [make("span", { class: "crumbs" }, steps.map(step)), hint];
  };

  /* What is open when this is chosen: what is open already if it shows it, else the group it is in. */
  const about = (/** @type {string} */ view, /** @type {{ id: string, to: string, of: string }} */ { id, to, of }, /** @type {string} */ now) => {
    const own = graph.documentOf(id), given = of && members(of) ? of : "";
    if (to && given) return given;
    if (own.startsWith(MARK)) return own.slice(MARK.length);
    const [dimension] = path(given || (view === "timeline" ? "year" : now in keys ? now : "series"));
    return graph.documents.has(own) ? pathTo(own, dimension) : given || dimension;
  };

  nameAlso((/** @type {string} */ id) => id.startsWith(MARK), label);
  return { make: gather, about, label, is: (/** @type {string} */ id) => id.startsWith(MARK), has: (/** @type {string} */ id) => id.startsWith(MARK) && members(id.slice(MARK.length)) !== null, members: (/** @type {string} */ id) => members(id.slice(MARK.length)), dimensions, id: (/** @type {string} */ of) => MARK + of };
})();
