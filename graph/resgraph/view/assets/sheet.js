/* On a narrow screen, where the text stands below the map: a tap says at the lower edge what was chosen and leads to it. */
import { canvas } from "./canvas.js";
import { byId, cut, make, present } from "./dom.js";
import { graph } from "./graph.js";
import { on } from "./store.js";
import { say } from "./words.js";

const home = byId("sheet");
const narrow = matchMedia("(max-width: 760px)");

const to = (/** @type {string} */ pane, /** @type {string} */ word) => make("button", { type: "button", on: { click: () => { hide(); document.querySelector(pane)?.scrollIntoView(); } } }, say(word));
const hide = () => { home.hidden = true; };

/* The sentence that makes a line, or the first that cites or names what was chosen. A paragraph comes into sight by itself. */
const sentence = (/** @type {Now} */ { id, to: end }) => {
  const part = /** @type {string} */ (end ? canvas.line(id, end)?.links[0]?.part : (graph.citedIn.get(id) ?? graph.mentionedIn.get(id) ?? [])[0]);
  const text = part ? graph.passage(part)?.text : "";
  return text ? make("p", { class: "quote" }, make("small", {}, `${graph.label(graph.documentOf(part))} ${graph.place(part)} `), make("bdi", {}, cut(text, 90))) : null;
};

const show = (/** @type {Now} */ now) => {
  if (!narrow.matches || !now.id || (graph.parts.has(now.id) && !now.to) || !["documents", "entities", "asks", "timeline"].includes(now.view)) return hide();
  const name = now.to ? `${graph.label(now.id)} → ${graph.label(now.to)}` : graph.label(now.id);
  const title = now.to ? "" : graph.documents.has(now.id) ? graph.title(now.id) : "";
  home.replaceChildren(...present([make("button", { type: "button", class: "close", "aria-label": say("close"), on: { click: hide } }, "×"),
    make("p", { class: "name", dir: "auto" }, name), title && title !== name ? make("p", { dir: "auto" }, cut(title, 80)) : null, sentence(now),
    make("div", { class: "buttons" }, to(".reading", "openText"), to(".details", "details"))]));
  home.hidden = false;
  return null;
};

export const sheet = { show, hide };

on("change", show);
