/* The middle pane: a resolution's text, or the paragraphs that make a line or name a thing. */
import { addressOf } from "./address.js";
import { canvas } from "./canvas.js";
import { all, announce, byId, cut, make } from "./dom.js";
import { graph, signOf } from "./graph.js";
import { besideOf, chooser, readIn, tagOf } from "./languages.js";
import { go, on, store } from "./store.js";
import { texts } from "./texts.js";
import { tip } from "./tip.js";
import { say } from "./words.js";

const home = byId("text");
const PAGE = 60; // paragraphs shown at first where many are gathered
let most = PAGE;
let built = "";

/* A passage with its stretches: nested ones inside outer ones; a stretch that crosses another ends with it. */
function words(/** @type {PassageRecord} */ passage, /** @type {string[]} */ wanted) {
  const letters = Array.from(passage.text);
  const evidence = passage.evidence.filter((/** @type {any} */ one) => one.end <= letters.length);
  let next = 0;
  /** @param {number} from
   * @param {number} to
   * @returns {(string | HTMLElement)[]} */
  const fill = (from, to) => {
    /** @type {(string | HTMLElement)[]} */
    const out = [];
    let at = from;
    while (next < evidence.length && evidence[next].start < to + (to === letters.length ? 1 : 0)) {
      const one = evidence[next++];
      const start = Math.max(one.start, at);
      out.push(letters.slice(at, start).join(""));
      const end = Math.min(Math.max(one.end, start), to);
      at = end;
      out.push(one.kind === "mark" ? mark(one.targets[0]) : hit(one, fill(start, end), wanted));
    }
    out.push(letters.slice(at, to).join(""));
    return out;
  };
  return fill(0, letters.length);
}

const hit = (/** @type {any} */ one, /** @type {any[]} */ inside, /** @type {string[]} */ wanted) => {
  if (one.kind === "act") return make("b", { class: "act", title: one.targets.map(graph.label).join(" · ") }, inside);
  const target = one.targets[0];
  const kind = one.kind === "unresolved" ? "unresolved" : graph.family(target);
  const about = () => tip.ofEvidence(one);
  const open = () => { if (target && one.kind !== "unresolved") go(target); else announce(about().map((line) => line?.textContent ?? "").join(" ")); };
  return make("span", {
    class: `hit k-${kind} is-${one.kind}${one.targets.some((/** @type {string} */ id) => wanted.includes(id)) ? " wanted" : ""}`,
    tabindex: "0", role: "link", "data-target": target ?? "",
    on: {
      click: (/** @type {any} */ event) => { event.stopPropagation(); tip.hide(); open(); },
      keydown: (/** @type {any} */ event) => { if (event.key === "Enter") { event.stopPropagation(); open(); } },
      mouseover: (/** @type {any} */ event) => { event.stopPropagation(); tip.show(event, about()); },
      mouseout: tip.hide,
      focus: (/** @type {any} */ event) => { const { left, bottom } = event.target.getBoundingClientRect(); tip.show({ x: left, y: bottom - 12 }, about()); },
      blur: tip.hide,
    },
  }, inside);
};

const mark = (/** @type {string} */ footnote) => make("sup", {}, make("a", { href: addressOf({ id: footnote }), class: "mark", "aria-label": graph.parts.has(footnote) ? graph.place(footnote) : "",
  on: { mouseover: (/** @type {any} */ event) => tip.show(event, [make("div", {}, graph.passage(footnote)?.text ?? "")]), mouseout: tip.hide } }, graph.parts.get(footnote)?.number ?? ""));

/* Footnotes whose marks have no place in the words stand at the paragraph's end. */
const trailing = (/** @type {any} */ part, /** @type {PassageRecord} */ passage) => {
  const placed = new Set(passage.evidence.filter((/** @type {any} */ one) => one.kind === "mark").flatMap((/** @type {any} */ one) => one.targets));
  return part.footnotes.filter((/** @type {string} */ id) => !placed.has(id)).map(mark);
};

const paragraph = (/** @type {string} */ id, /** @type {string[]} */ wanted = []) => {
  const part = graph.parts.get(id), passage = graph.passage(id);
  if (!passage) return null;
  const beside = besideOf(id, passage);
  return make("div", { class: `par is-${part.kind}${beside ? " two" : ""}`, id: `at-${id}`, "data-part": id },
    part.heading ? make("h4", {}, part.heading) : null,
    make("a", { class: "number", href: addressOf({ id }), title: graph.place(id), "aria-label": graph.place(id) },
      printedNumber(id, part)),
    worded(passage, wanted, null, trailing(part, passage)), beside ? worded(beside, wanted, "beside", []) : null);
};

/* The words in one language. */
const worded = (/** @type {PassageRecord} */ passage, /** @type {string[]} */ wanted, /** @type {string | null} */ name, /** @type {any[]} */ more) => make("p", { class: name, lang: tagOf(passage.language), dir: "auto" }, words(passage, wanted), more);

const printedNumber = (/** @type {string} */ id, /** @type {any} */ part) => {
  if (part.kind === "preambular") return graph.shortPlace(id);
  if (part.kind === "footnote") return part.number;
  const listed = part.kind === "subparagraph" ? /^\w+$/ : graph.isDraft(id) ? /^[a-z]+$/ : null;
  if (listed?.test(part.number)) return `(${part.number})`;
  return graph.isDraft(id) ? (part.number ? `${part.number}.` : "¶") : `${graph.numberOf(id)}.`;
};

const section = (/** @type {string} */ word, /** @type {string[]} */ ids) => (ids.length ? [make("h3", {}, say(word)), ...ids.map((/** @type {string} */ id) => paragraph(id))] : []);

const head = (/** @type {KnownDocument} */ document) => {
  const known = document.texts.map((/** @type {any} */ one) => one.language), read = readIn(known);
  const text = document.texts.find((/** @type {any} */ one) => one.language === read) ?? document.texts[0];
  const facts = [...document.body.map(graph.label), document.date, document.session && say("sessionOf", { n: document.session })].filter(Boolean).join(" · ");
  return make("header", {}, make("p", { class: "symbol k-resolution" }, document.symbol, chooser(known)), make("h2", { dir: "auto" }, text.title || graph.title(document.id) || graph.fileOf(document.id)), make("p", { class: "meta" }, facts));
};

const whole = (/** @type {string} */ id) => {
  const document = graph.documents.get(id);
  const of = (/** @type {any} */ ...kinds) => document.parts.filter((/** @type {any} */ part) => kinds.includes(graph.parts.get(part).kind));
  const notes = of("footnote");
  return [head(document), ...of("plain").map((/** @type {any} */ part) => paragraph(part)), ...section("preambular", of("preambular")),
    ...section("operative", document.parts.filter((/** @type {any} */ part) => ["operative", "subparagraph"].includes(graph.parts.get(part).kind))),
    ...section("draft", of("annex").filter(graph.isDraft)), ...section("annex", of("annex").filter((/** @type {any} */ part) => !graph.isDraft(part))),
    notes.length ? make("div", { class: "notes" }, section("footnotes", notes)) : null].filter(Boolean);
};

/* Paragraphs out of several texts, each under its resolution, with what is meant made strong. */
const gathered = (/** @type {string} */ title, /** @type {string[]} */ ids, /** @type {string[]} */ wanted) => {
  /** @type {(HTMLElement | null)[]} */
  const out = [make("header", {}, make("p", { class: "symbol" }, say("passages", { n: ids.length })), make("h2", { dir: "auto" }, title))];
  let last = "";
  for (const id of ids.slice(0, most)) {
    const part = graph.parts.get(id);
    if (part.document !== last) {
      last = part.document;
      out.push(make("h3", { class: "source" }, make("a", { href: addressOf({ id: last }) }, graph.label(last)), " ", make("small", { dir: "auto" }, cut(graph.title(last), 40))));
    }
    out.push(paragraph(id, wanted));
    for (const note of part.footnotes.filter((/** @type {any} */ one) => graph.passage(one)?.evidence.some((e) => e.targets.some((t) => wanted.includes(t))))) out.push(paragraph(note, wanted));
  }
  if (ids.length > most) out.push(further(ids.length - most));
  return out.filter(Boolean);
};

/* The links of a line that paragraphs make; of one that is not drawn, who cites. */
/** @returns {Link[]} */
const lineLinks = (/** @type {Now} */ { id, to }) => canvas.line(id, to)?.links.filter((link) => link.part)
  ?? (graph.citedIn.get(to) ?? []).filter((part) => graph.documentOf(part) === id).map((part) => ({ part, relations: [] }));

/* Which paragraphs, under which title, with which targets made strong; null for a whole text. */
const choice = (/** @type {Now} */ now) => {
  if (now.to) {
    const from = graph.names.has(now.id) ? [now.id] : [];
    const links = lineLinks(now), ids = [...new Set(links.map((link) => link.part))];
    const targets = new Set(links.slice(0, 2 * most).map((link) => link.to ?? now.to));
    return { title: `${graph.label(now.id)} → ${graph.label(now.to)}`, ids, wanted: [...targets, ...from] };
  }
  if (graph.names.has(now.id)) {
    const ids = [...new Set([...(graph.mentionedIn.get(now.id) ?? []), ...(graph.askedIn.get(now.id) ?? [])])];
    return { title: `${signOf(graph.family(now.id))} ${graph.label(now.id)}`, ids, wanted: [now.id] };
  }
  const document = graph.documents.get(now.id);
  if (document && !document.texts.length) return { title: `${signOf(graph.family(now.id))} ${document.symbol}`, ids: graph.citedIn.get(now.id) ?? [], wanted: [now.id] };
  return null;
};

/* The whole text that is open where nothing is gathered. */
const open = (/** @type {Now} */ now) => graph.parts.get(now.id)?.document ?? (graph.documents.has(now.id) ? now.id : store.document || graph.read[0]?.id || "");

/* The documents whose words `show` will show. */
function needs(/** @type {Now} */ now) {
  const picked = choice(now);
  return picked ? picked.ids.slice(0, most).map(graph.documentOf) : [open(now)];
}

const further = (/** @type {number} */ count) => make("button", { type: "button", class: "further", on: { click: async () => { most += PAGE; await texts.want(needs(store.now)); show(store.now, true); } } }, say("more", { n: count }));

function show(/** @type {Now} */ now, /** @type {boolean} */ afresh) {
  const picked = choice(now);
  const part = graph.parts.get(now.id);
  const id = open(now);
  const key = JSON.stringify([picked ? [picked.ids, picked.wanted] : id, store.language, store.textLanguage, store.beside]);
  if (!picked) store.document = id;
  if (afresh || key !== built) {
    if (key !== built) most = PAGE;
    built = key;
    const note = picked && !picked.ids.length ? [make("p", { class: "meta" }, say(now.to ? "edgeReport" : "nothing"))] : [];
    home.replaceChildren(...(picked ? [...gathered(picked.title, picked.ids, picked.wanted), ...note] : id ? whole(id) : [make("p", { class: "meta" }, say("empty"))]));
    home.classList.remove("laid-out");
    if (!afresh) byId("reading").scrollTop = 0;
  }
  for (const one of all(".par.chosen", home)) one.classList.remove("chosen");
  const place = part && document.getElementById(`at-${now.id}`);
  if (place) {
    place.classList.add("chosen");
    home.classList.add("laid-out"); // else the paragraphs above are as high as is guessed, and the place moves
    const tall = place.offsetHeight > Math.min(byId("reading").clientHeight, innerHeight) - 100;
    place.scrollIntoView({ block: tall ? "start" : "center" });
  }
}

export const reading = { show, needs, words };

on("change", show);
