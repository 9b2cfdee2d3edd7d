/* What is under the pointer: what it is, and why it was linked. */
import { sayCode } from "./codes.js";
import { byId, cut, make } from "./dom.js";
import { familyName, graph, signOf } from "./graph.js";
import { store } from "./store.js";
import { say, sayLocator } from "./words.js";

const home = byId("tip");

const row = (/** @type {string} */ word, /** @type {any} */ value) => (value ? make("div", { class: "why" }, make("b", {}, say(word)), " ", value) : null);

const ofEvidence = (/** @type {Evidence} */ one) => [
  make("div", { class: "kind" }, say(one.kind), one.targets.length ? ` · ${[...new Set(one.targets.map((/** @type {string} */ id) => familyName(graph.family(id))))].join(" · ")}` : ""),
  ...one.targets.map((/** @type {string} */ id) => make("div", { class: `name k-${graph.family(id)}` }, make("i", {}, signOf(graph.family(id))), " ", graph.label(id), other(id))),
  row("relationOf", one.relation && sayCode(one.relation)),
  row("locator", one.locator && sayLocator(one.locator)), row("dateStated", one.date), row("because", one.why && sayCode(one.why)), row("flags", one.flags.map(sayCode).join(" · ")),
];

const other = (/** @type {string} */ id) => {
  const labels = graph.names.get(id)?.labels;
  const text = labels ? (store.language === "zh" ? labels.en : labels.zh)?.[0] : graph.documents.get(id)?.title.zh;
  return text ? make("small", {}, ` ${text}`) : null;
};

const ofNode = (/** @type {string} */ id) => {
  const count = graph.citedIn.count(id) || graph.mentionedIn.count(id);
  return [
    make("div", { class: "kind" }, familyName(graph.family(id))),
    make("div", { class: `name k-${graph.family(id)}` }, make("i", {}, signOf(graph.family(id))), " ", graph.label(id), other(id)),
    graph.parts.has(id) ? make("div", { class: "quote" }, cut(graph.passage(id)?.text ?? "", 120)) : null,
    count ? row(graph.documents.has(id) ? "citedBy" : "mentionedIn", say("passages", { n: count })) : null,
  ];
};

const ofLine = (/** @type {Line | undefined} */ line) => line ? [
  make("div", { class: "kind" }, `${graph.label(line.from)} → ${graph.label(line.to)}`),
  line.hint ? make("div", {}, line.hint) : null,
  ...line.links.slice(0, 6).map((/** @type {Link} */ link) => make("div", { class: "why" },
    link.part ? graph.place(link.part) : "", " ", link.relations.map(sayCode).join(" · "))),
  line.links.length > 6 ? make("div", { class: "why" }, say("more", { n: line.links.length - 6 })) : null,
] : [];

/** Beside the pointer, or at a place of the window.
 * @param {{ clientX?: number, clientY?: number, x?: number, y?: number }} where
 * @param {any[]} content */
const show = ({ clientX, clientY, x = 0, y = 0 }, content) => {
  home.replaceChildren(...content.filter(Boolean));
  home.hidden = !content.length;
  const left = clientX ?? x, top = clientY ?? y;
  const { width, height } = home.getBoundingClientRect();
  home.style.left = `${Math.max(8, Math.min(left + 12, innerWidth - width - 8))}px`;
  home.style.top = `${top + 18 + height > innerHeight ? Math.max(8, top - height - 12) : top + 18}px`;
};

export const tip = { show, hide: () => { home.hidden = true; }, ofEvidence, ofNode, ofLine };
