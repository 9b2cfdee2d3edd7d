/* The right pane: the facts of what is chosen, who cites it, where to read more, its Turtle. */
import { addressOf } from "./address.js";
import { canvas } from "./canvas.js";
import { sayCode } from "./codes.js";
import { byId, clicked, inOrder, make, outside, present } from "./dom.js";
import { calendar, dueName, dutiesOf, partsAsking } from "./duties.js";
import { familyName, graph, signOf } from "./graph.js";
import { groups } from "./groups.js";
import { citation, copyText } from "./saving.js";
import { go, on, store } from "./store.js";
import { texts } from "./texts.js";
import { say, sayLocator } from "./words.js";

const home = byId("facts");

/* What a document is about, beside its symbol. */
const about = (/** @type {string} */ id) => (graph.documents.get(id)?.symbol && graph.short(id) ? make("small", { dir: "auto" }, graph.short(id)) : null);

const chip = (/** @type {string} */ id, count = 0) => make("a", { class: `chip k-${graph.family(id)}`, href: href(id), "data-go": id },
  make("i", { "aria-hidden": "true" }, signOf(graph.family(id))), make("bdi", {}, graph.label(id)), about(id), count > 1 ? make("b", {}, String(count)) : null);
const href = (/** @type {string} */ id) => addressOf({ id, view: graph.names.has(id) ? "entities" : "" });

const facts = (/** @type {any[]} */ rows) => make("dl", {}, rows.filter(([, value]) => value && (!Array.isArray(value) || value.length)).map(([word, value]) =>
  [make("dt", {}, say(word)), make("dd", { dir: "auto" }, value)]));

const block = (/** @type {string} */ word, /** @type {any} */ content, open = true, /** @type {number | null} */ count = null) => (content.length
  ? make("details", { class: "block", open }, make("summary", {}, say(word), (count ?? content.length) > 1 ? make("b", {}, String(count ?? content.length)) : null), content)
  : null);

const ranked = (/** @type {any} */ map, /** @type {any} */ test, most = 8) => [...map].filter(([id]) => test(id)).sort((a, b) => b[1].length - a[1].length || inOrder(a[0], b[0]))
  .slice(0, most).map(([id, where]) => chip(id, where.length));

/* A paragraph as a line: its place, and the words around what is meant. */
const quote = (/** @type {string} */ id, /** @type {string[]} */ targets) => {
  const part = graph.parts.get(id), passage = graph.passage(id);
  const one = passage?.evidence.find((e) => e.kind !== "mark" && e.targets.some((t) => targets.includes(t)));
  const letters = Array.from(passage?.text ?? "");
  const from = one ? Math.max(0, one.start - 14) : 0, to = one ? Math.min(letters.length, one.end + 22) : 46;
  const note = one ? null : part.footnotes.find((/** @type {string} */ n) => graph.passage(n)?.evidence.some((e) => e.targets.some((t) => targets.includes(t))));
  return make("a", { class: "quote", href: href(id), "data-go": id },
    make("span", { class: "where" }, [`${graph.label(part.document)} ${graph.place(id)}`, one?.relation ? sayCode(one.relation) : ""].filter(Boolean).join(" · ")), make("bdi", {},
      from ? "…" : "", one ? [letters.slice(from, one.start).join(""), make("mark", {}, letters.slice(one.start, one.end).join("")), letters.slice(one.end, to).join("")] : letters.slice(from, to).join(""),
      to < letters.length ? "…" : "", note ? make("small", {}, ` ${say("viaFootnote", { n: graph.parts.get(note).number })}`) : null));
};
const MOST = 40;
const quotes = (/** @type {string[]} */ ids, /** @type {string[]} */ targets) => [...ids.slice(0, MOST).map((/** @type {string} */ id) => quote(id, targets)), ids.length > MOST ? make("p", { class: "meta" }, say("more", { n: ids.length - MOST })) : null].filter(Boolean);

/* The documents whose words `show` will quote. */
const needs = (/** @type {Now} */ { id, to }) => {
  const parts = to ? (canvas.line(id, to)?.links ?? []).slice(0, MOST).map((link) => link.part) : [...citedAndNamed(id).slice(0, MOST), ...partsAsking(id)];
  return [id, ...parts].map((one) => graph.parts.get(one)?.document ?? one);
};
const citedAndNamed = (/** @type {string} */ id) => graph.citedIn.get(id) ?? graph.mentionedIn.get(id) ?? [];

const linkName = (/** @type {any} */ address) => {
  const host = address.replace(/^https?:\/\/([^/]*).*$/, "$1");
  if (host.includes("wikidata")) return `${say("wikidata")} ${address.split("/").pop()}`;
  if (host === "metadata.un.org") return `${say("unbis")} ${address.split("/").pop()}`;
  if (host === "treaties.un.org") return say("untc");
  return host;
};
const links = (/** @type {any} */ addresses) => addresses.map((/** @type {any} */ address) => make("div", { class: "link" }, outside(address, linkName(address), " ↗")));

const turtle = (/** @type {string} */ id) => {
  const button = make("button", { type: "button", class: "copy", on: { click: () => copyText(`${graph.data.prefixes}\n${graph.turtle.get(id)}`, button) } }, say("copy"));
  const lines = make("pre", { tabindex: "0", "aria-label": say("turtle") });
  const fill = async () => { await texts.turtle(id); lines.textContent = graph.turtle.get(id) ?? ""; };
  return make("details", { class: "block turtle", on: { toggle: fill } }, make("summary", {}, say("turtle")), button, lines);
};

const title = (/** @type {string} */ id, text = graph.label(id), /** @type {HTMLElement | null} */ more = null) => make("header", {},
  make("p", { class: `kind k-${graph.family(id)}` }, make("i", {}, signOf(graph.family(id))), " ", familyName(graph.family(id))),
  make("h3", { dir: "auto" }, text), more);

const buttons = (/** @type {any} */ ...pairs) => make("div", { class: "buttons" }, pairs.map((/** @type {[string, () => void]} */ [word, act]) => make("button", { type: "button", on: { click: act } }, say(word))));

const copying = (/** @type {string} */ id) => {
  const button = make("button", { type: "button", class: "cite", on: { click: () => copyText(citation(id), button) } }, say("copyCitation"));
  return button;
};

const ofDocument = (/** @type {string} */ id) => {
  const one = graph.documents.get(id);
  const cited = new Map();
  for (const part of one.parts.map((/** @type {any} */ name) => graph.parts.get(name)).filter((/** @type {Part} */ p) => p.kind !== "footnote")) for (const target of Object.keys(part.cites)) cited.set(target, [...(cited.get(target) ?? []), part.id]);
  const inText = one.texts.length ? [["showPart", () => go(id, { view: "paragraphs", of: id })], ["showAsks", () => go(id, { view: "asks", of: id })]] : [];
  return [title(id, one.symbol, make("p", { class: "long", dir: "auto" }, graph.title(id))), inText.length ? buttons(...inText) : null,
    facts([["adopted", one.date], ["yearOf", one.bySymbol && `${one.year}（${say("yearBySymbol")}）`], ["body", one.body.map((/** @type {any} */ b) => chip(b))], ["session", one.session && say("sessionOf", { n: one.session })], ["meeting", one.meeting && say("meetingOf", { n: one.meeting })],
      ["report", one.reports.map((/** @type {string} */ r) => chip(r))], ["file", one.texts.map((/** @type {TextRecord} */ t) => t.file).filter(Boolean).join(" · ")]]),
    one.texts.length ? null : make("p", { class: "meta" }, say("unread")),
    one.page ? make("div", { class: "link" }, outside(one.page, say("official"), " ↗")) : null,
    block("citedBy", quotes(graph.citedIn.get(id) ?? [], [id]), true, graph.citedIn.get(id)?.length), block("cites", ranked(cited, (/** @type {string} */ t) => t !== id, 60)), open(one), turtle(id)];
};

const open = (/** @type {KnownDocument} */ document) => block("unresolvedOf", document.parts.flatMap((/** @type {string} */ id) => (graph.passage(id)?.evidence ?? []).filter((e) => e.kind === "unresolved").map((e) =>
  make("a", { class: "quote", href: href(id) }, make("span", { class: "where" }, graph.place(id)), Array.from(graph.passage(id)?.text ?? "").slice(e.start, e.end).join(""), make("small", {}, ` ${e.why}`)))), false);

const ofPart = (/** @type {string} */ id) => {
  const part = graph.parts.get(id), passage = graph.passage(id);
  const cites = Object.entries(part.cites).map(([target, relations]) => {
    const found = graph.evidenceFor(id, [target]).find((e) => e.kind === "citation");
    const notes = [...relations.map(sayCode), found?.locator && sayLocator(found.locator), found?.date, found && found.in !== id ? say("viaFootnote", { n: graph.parts.get(found.in).number }) : ""].filter(Boolean);
    return make("div", { class: "row" }, chip(target), make("small", {}, notes.join(" · ")));
  });
  return [title(id, graph.place(id), make("p", { class: "long" }, chip(part.document))), make("div", { class: "buttons" }, buttons(["showPart", () => go(id, { view: "paragraphs", of: part.document })]).firstChild, copying(id)),
    facts([["actions", graph.verbsIn(part).map(graph.label).join(store.language === "zh" ? "、" : ", ")], ["addressees", part.addressees.map((/** @type {any} */ a) => chip(a))],
      ["footnotes", part.footnotes.map((/** @type {string} */ n) => make("div", { class: "note" }, make("sup", {}, graph.parts.get(n)?.number ?? ""), " ", graph.passage(n)?.text ?? ""))], ["terms", (passage?.terms ?? []).join(store.language === "zh" ? "、" : ", ")]]),
    block("obligations", graph.dutiesIn(part).map((/** @type {any} */ o) => make("div", { class: "row asks" }, o.parties.map((/** @type {string} */ p) => chip(p)), make("b", {}, ` ${o.verb ? graph.label(o.verb) : ""} `), make("bdi", {}, o.task),
      o.recipients.length ? make("div", {}, `${say("reportsTo")} `, o.recipients.map((/** @type {string} */ r) => chip(r))) : null, o.due.length ? make("div", {}, `${say("due")} `, o.due.map((/** @type {string} */ d) => (graph.names.has(d) ? chip(d) : make("span", { class: "due" }, dueName(d))))) : null))),
    block("cites", cites), block("mentions", part.mentions.map((/** @type {any} */ m) => chip(m))), turtle(id)];
};

const ofName = (/** @type {string} */ id) => {
  const one = graph.names.get(id);
  const languages = ["zh", "en", "fr", "es", "ru", "ar", ...Object.keys({ ...one.labels, ...one.others })].filter((l, i, all) => all.indexOf(l) === i && (one.labels[l] || one.others[l]));
  const named = languages.map((language) => make("div", { class: "label", lang: language || null, dir: "auto" }, make("span", { class: "tag" }, language || "·"),
    (one.labels[language] ?? []).join(" · "), one.others[language] ? make("small", {}, ` ${one.others[language].join(" · ")}`) : null));
  const near = graph.together(id), duties = dutiesOf(id);
  const asked = graph.askedIn.count(id) ? buttons(["showAsks", () => go(id, { view: "asks", of: id })]) : null;
  return [title(id), asked, facts([["relationOf", invoked(id)]]), block("labels", named), block("links", links(one.links)), block("isAsked", duties.content, true, duties.count), block("mentionedIn", quotes(graph.mentionedIn.get(id) ?? [], [id]), true, graph.mentionedIn.get(id)?.length),
    block("together", ranked(near, () => true, 12)), turtle(id)];
};

/* By which verbs an instrument is invoked, and in how many paragraphs; nothing where not all of them have been read. */
const invoked = (/** @type {string} */ id) => {
  const parts = graph.mentionedIn.get(id) ?? [], counts = new Map();
  if (graph.family(id) !== "instrument" || parts.length > MOST) return "";
  for (const part of parts) for (const relation of graph.invoked(part, id)) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([relation, count]) => `${sayCode(relation)} ${count}`).join(store.language === "zh" ? "、" : ", ");
};

/* A line: each sentence that makes it, how it was found. */
const ofLine = (/** @type {Now} */ { id, to }) => {
  const links_ = canvas.line(id, to)?.links ?? [];
  const evidence = (/** @type {Link} */ link) => graph.evidenceFor(link.part, [link.to ?? to]).slice(0, 4).map((e) => make("dl", { class: "small" },
    [["relationOf", e.relation && sayCode(e.relation)], ["locator", e.locator && sayLocator(e.locator)], ["dateStated", e.date], ["because", e.why && sayCode(e.why)], ["footnote", e.in === link.part ? "" : graph.parts.get(e.in).number]]
      .filter(([, value]) => value).map(([word, value]) => [make("dt", {}, say(word)), make("dd", {}, value)])));
  return [make("header", {}, make("p", { class: "kind" }, say("edgeTitle")), make("div", { class: "ends" }, chip(id), make("span", {}, "→"), chip(to))),
    ...links_.slice(0, MOST).map((link) => (link.part ? make("div", { class: "row" }, quote(link.part, [link.to ?? to]), make("small", {}, link.relations.map(sayCode).join(" · ")), evidence(link)) : make("p", { class: "meta" }, say("edgeReport")))),
    links_.length > MOST ? make("p", { class: "meta" }, say("more", { n: links_.length - MOST })) : null];
};

/* A group of documents: how many, those read, those most cited, and the way back. */
const ofGroup = (/** @type {string} */ id) => {
  const inside = groups?.members(id) ?? [], own = new Set(inside.map((one) => one.id));
  const read = inside.filter((one) => one.texts.length);
  const above = id.includes("|") ? id.slice(0, id.lastIndexOf("|")) : "";
  return [make("header", {}, make("p", { class: "kind" }, say("groupOf")), make("h3", { dir: "auto" }, graph.label(id))),
    above ? buttons(["fold", () => go(above)]) : null,
    facts([["documentsHere", String(inside.length)], ["readHere", String(read.length)]]),
    block("mostCited", ranked(graph.citedIn, (/** @type {any} */ one) => own.has(one), 12)),
    block("readHere", read.slice(0, MOST).map((one) => make("a", { class: "quote", href: href(one.id), "data-go": one.id }, make("span", { class: "where" }, [one.symbol, one.date].filter(Boolean).join(" · ")), make("bdi", {}, graph.title(one.id)))), true, read.length)];
};

/* What falls due: at once where few texts are to be read for it, else when it is unfolded. */
const GATHERED = 1000; // documents
const fallingDue = () => {
  const { content, count } = calendar();
  if (content.length || texts.ready() || graph.read.length > GATHERED) return block("fallsDue", content, true, count);
  const gather = async () => {
    await texts.all();
    const whole = calendar();
    waiting.replaceWith(block("fallsDue", whole.content, true, whole.count) ?? make("p", { class: "meta" }, say("nothingHere")));
  };
  const waiting = make("details", { class: "block gathers", on: { toggle: gather } }, make("summary", {}, say("fallsDue")), make("p", { class: "meta" }, say("gathering")));
  return waiting;
};

const overview = () => [make("header", {}, make("p", { class: "kind" }, say("overview"))),
  block("readHere", graph.read.slice(0, MOST).map((one) => make("a", { class: "quote", href: href(one.id), "data-go": one.id }, make("span", { class: "where" }, `${one.symbol} · ${one.date}`), make("bdi", {}, graph.title(one.id)))), true, graph.read.length),
  fallingDue(),
  block("mostCited", ranked(graph.citedIn, () => true)), block("mostMentioned", ranked(graph.mentionedIn, (/** @type {string} */ id) => graph.family(id) !== "topic", 12)), block("mostAsked", ranked(graph.askedIn, () => true))];

const show = (/** @type {Now} */ now) => {
  const content = now.to ? ofLine(now) : groups?.is(now.id) ? ofGroup(now.id) : graph.documents.has(now.id) ? ofDocument(now.id) : graph.parts.has(now.id) ? ofPart(now.id) : graph.names.has(now.id) ? ofName(now.id) : overview();
  home.replaceChildren(...present(content));
  home.closest("main")?.toggleAttribute("data-overview", !now.id);
  home.parentElement?.scrollTo(0, 0);
};
home.addEventListener("click", (event) => {
  const leads = clicked(event, "[data-go]");
  if (!leads || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  go(leads.dataset.go ?? "");
});

export const details = { show, needs };

on("change", show);
