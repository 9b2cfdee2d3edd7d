/* The dossier of one resolution in three lanes: what it rests on, its paragraphs, what it asks. What is chosen
   (a paragraph, a document, a name) lights up what belongs to it in every lane; the address says which. */
import { addressOf } from "./address.js";
import { sayCode } from "./codes.js";
import { all, byId, clicked, make } from "./dom.js";
import { dueName } from "./duties.js";
import { graph } from "./graph.js";
import { asks, bodyOf, rests } from "./lanes.js";
import { besideOf, chooser, tagOf } from "./languages.js";
import { strip } from "./lineage.js";
import { reading } from "./reading.js";
import { on, store } from "./store.js";
import { partsOf } from "./wires.js";
import { say } from "./words.js";

const home = byId("dossier");
let built = "";

const address = (/** @type {string} */ id, /** @type {string} */ of) => addressOf({ id, view: "paragraphs", of });
const placeLink = (/** @type {any} */ part, /** @type {string} */ of) => make("a", { class: "at", href: address(part, of), title: graph.place(part) }, graph.shortPlace(part));

const lane = (/** @type {string} */ name, /** @type {string} */ heading, /** @type {any} */ content) => make("section", { class: `lane ${name}`, "aria-label": say(heading), tabindex: "0" }, make("h3", {}, say(heading)), content);
const heading = (/** @type {string} */ text, /** @type {number} */ count, family = "") => make("h4", { class: family ? `k-${family}` : null }, make("bdi", {}, text), make("b", {}, ` ${count}`));

/* A cited document by its symbol and its title, an instrument by its name. */
const card = (/** @type {any} */ one, /** @type {string} */ of) => {
  const family = graph.family(one.target);
  const title = graph.documents.has(one.target) ? graph.title(one.target) : "";
  return make("article", { class: `card k-${family}`, "data-thing": one.target, "data-parts": JSON.stringify(one.parts) },
    make("span", { class: "places" }, one.parts.map((/** @type {any} */ part) => placeLink(part, of))),
    make("a", { class: "what", href: address(one.target, of), dir: "auto" }, graph.label(one.target)),
    title && title !== graph.label(one.target) ? make("small", { dir: "auto" }, title) : null);
};

const task = (/** @type {any} */ one, /** @type {string} */ of) => make("article", { class: `card k-${one.party ? graph.family(one.party) : "actor"}`, "data-thing": one.party, "data-parts": JSON.stringify([one.part]) },
  make("span", { class: "places" }, placeLink(one.part, of)),
  make("p", { dir: "auto" }, make("b", {}, one.verb ? graph.label(one.verb) : ""), " ", one.task),
  one.recipients.length || one.due.length ? make("p", { class: "to" }, one.recipients.length ? `→ ${one.recipients.map(graph.label).join(store.language === "zh" ? "、" : ", ")} ` : "",
    one.due.map((/** @type {any} */ due) => make("span", { class: "due" }, dueName(due)))) : null,
  one.answers.length ? make("p", { class: "answered" }, "✓ ", say("answered"), one.answers.map((/** @type {string} */ report) => [" ", make("a", { href: address(report, of) }, graph.label(report))])) : null);

/* A paragraph as a line that unfolds; a dot before it where it cites, behind it where it asks. */
const row = (/** @type {any} */ part, /** @type {string} */ of) => {
  const passage = graph.passage(part.id);
  const beside = besideOf(part.id, passage);
  const cites = Object.keys(part.cites).length > 0, asksFor = graph.dutiesIn(part).length > 0;
  return make("div", { class: `line is-${part.kind}`, "data-part": part.id },
    part.heading ? make("h4", { class: "heading" }, part.heading) : null,
    make("i", { class: cites ? "dot cites" : "dot", title: cites ? say("cites") : null }),
    make("a", { class: "number", href: address(part.id, of), "aria-label": graph.place(part.id) }, graph.shortPlace(part.id)),
    make("p", { lang: passage ? tagOf(passage.language) : null, dir: "auto" }, passage ? reading.words(passage, []) : ""),
    make("i", { class: asksFor ? "dot asks" : "dot", title: asksFor ? say("asks") : null }),
    beside ? make("p", { class: "beside", lang: tagOf(beside.language), dir: "auto" }, reading.words(beside, [])) : null);
};

const head = (/** @type {KnownDocument} */ document) => make("header", {},
  chooser(document.texts.map((/** @type {any} */ one) => one.language)), make("p", { class: "meta" }, [document.symbol, ...document.body.map(graph.label), document.date, document.session && say("sessionOf", { n: document.session })].filter(Boolean).join(" · ")),
  make("h2", { dir: "auto" }, graph.title(document.id) || graph.fileOf(document.id)), strip(document.id));

/* Where the lanes stack: the way to each of them. */
const jumps = (/** @type {[string, string, number][]} */ lanes) => make("nav", { class: "jumps", "aria-label": say("viewParagraphs") }, lanes.map(([name, word, count]) =>
  make("button", { type: "button", on: { click: () => home.querySelector(`.lane.${name}`)?.scrollIntoView({ block: "start" }) } }, say(word), make("b", {}, ` ${count}`))));
const total = (/** @type {any[]} */ groups) => groups.reduce((sum, [, list]) => sum + list.length, 0);

const draw = (/** @type {string} */ of) => {
  const document = graph.documents.get(of);
  const parts = bodyOf(of);
  const left = rests(parts), right = asks(parts);
  const nothing = make("p", { class: "meta" }, say("nothingHere"));
  home.replaceChildren(head(document), jumps([["words", "reading", parts.length], ["rests", "restsOn", total(left)], ["tasks", "asksFor", total(right)]]), make("div", { class: "lanes" },
    lane("rests", "restsOn", left.length ? left.map(([relation, list]) => [heading(sayCode(relation), list.length), list.map((/** @type {any} */ one) => card(one, of))]) : nothing),
    lane("words", "reading", parts.map((/** @type {any} */ part) => row(part, of))),
    lane("tasks", "asksFor", right.length ? right.map(([party, list]) => [heading(party ? graph.label(party) : say("unnamedParty"), list.length, party ? graph.family(party) : ""), list.map((/** @type {any} */ one) => task(one, of))]) : nothing)));
};

/* The paragraphs that what is chosen belongs to: itself, or those that cite, name or ask it. */
const belonging = (/** @type {string} */ id) => (graph.parts.has(id) ? [id]
  : all(`.card[data-thing="${CSS.escape(id)}"]`, home).flatMap((one) => partsOf(one)));

const light = (/** @type {Now} */ { id, of }) => {
  const parts = new Set(id === of ? [] : belonging(id));
  for (const line of all(".line", home)) {
    line.classList.toggle("lit", parts.has(line.dataset.part ?? ""));
    line.classList.toggle("open", parts.has(line.dataset.part ?? ""));
  }
  for (const one of all(".card", home)) one.classList.toggle("lit", one.dataset.thing === id || (graph.parts.has(id) && partsOf(one).includes(id)));
  for (const one of all(".lane:not(.words)", home)) one.querySelector(".lit")?.scrollIntoView({ block: "nearest" });
  home.querySelector(".words .lit")?.scrollIntoView({ block: "center" }); // last: where the lanes stack, the words are what is shown
};

/* Shows the dossier where it is the open view. */
const show = (/** @type {Now} */ now) => {
  const opened = now.view === "paragraphs" && graph.documents.has(now.of);
  home.hidden = !opened;
  if (!opened) return;
  const key = JSON.stringify([now.of, store.language, store.textLanguage, store.beside]);
  if (key !== built) draw(now.of);
  built = key;
  light(now);
};

home.addEventListener("click", (event) => {
  const line = clicked(event, ".line"), one = clicked(event, ".card");
  if (clicked(event, "a, .hit")) return;
  const chosen = line ? line.dataset.part : one ? one.dataset.thing || partsOf(one)[0] : "";
  if (chosen) location.hash = address(chosen, store.now.of);
});

export const dossier = { show };

on("change", show);
on("view", (now) => { if (now.view !== "paragraphs") show(now); });
