/* Start: buttons, keys, tabs, language, light and dark. */
import { find } from "./finding.js";
import { addressOf, withChoices } from "./address.js";
import { canvas } from "./canvas.js";
import { data } from "./data.js";
import { all, byId, clicked, recall, remember } from "./dom.js";
import { dotCanvas } from "./dots.js";
import "./dossier.js";
import { drawing } from "./drawing.js";
import { list } from "./export.js";
import { filters } from "./filters.js";
import { graph } from "./graph.js";
import { groups } from "./groups.js";
import "./navigation.js";
import { panes } from "./panes.js";
import { citation } from "./saving.js";
import { search } from "./search.js";
import "./sheet.js";
import { isShown } from "./showing.js";
import { go, store } from "./store.js";
import { texts } from "./texts.js";
import { tip } from "./tip.js";
import { views } from "./views.js";
import { dress, say, sayLocator } from "./words.js";
import { years } from "./years.js";

const speak = (/** @type {string} */ language) => {
  store.language = language;
  remember("language", language);
  dress();
  const { read, count } = graph;
  byId("counts").textContent = say("counts", { read: read.length, parts: count.parts, cited: count.cited, names: data.named });
};

const light = (/** @type {string} */ theme) => {
  document.documentElement.dataset.theme = theme;
  byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
};

const guide = /** @type {HTMLDialogElement} */ (byId("guide"));
const click = (/** @type {string} */ id, /** @type {(event: Event) => void} */ act) => byId(id).addEventListener("click", act);
click("language", () => { speak(store.language === "zh" ? "en" : "zh"); store.show(true); });
click("theme", () => {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  remember("theme", theme);
  light(theme);
  canvas.paint();
});
click("help", () => guide.showModal());
click("reset", () => { filters.reset(); search.clear(); store.document = ""; if (location.hash) location.hash = ""; store.show(true); });
click("zoom-in", () => canvas.zoom(1.25));
click("zoom-out", () => canvas.zoom(0.8));
click("zoom-fit", () => canvas.fit());
click("wide", () => panes.widen());
click("skip", (event) => { event.preventDefault(); byId("reading").focus(); });
click("as-list", () => {
  store.asList = !store.asList;
  byId("as-list").setAttribute("aria-pressed", String(store.asList));
  byId("list").hidden = !store.asList;
  years.show(canvas.drawn);
  byId("canvas").style.visibility = byId("dots").style.visibility = store.asList ? "hidden" : "";
  if (store.asList) list();
});

/* Links keep the filters that are chosen when they are followed. */
document.addEventListener("click", (event) => {
  const link = clicked(event, "a[href^='#']:not(.skip)");
  if (link) link.setAttribute("href", withChoices(link.getAttribute("href") ?? ""));
}, true);

const tabs = all("[data-view]");
const openTab = (/** @type {HTMLElement} */ tab) => {
  const { id } = store.now;
  const { view = "" } = tab.dataset;
  const of = data.network.drawn === "groups" && ["documents", "timeline"].includes(view) ? "" : views.about(view, id, "");
  location.hash = addressOf({ id: groups?.is(id) ? "" : id, view: view === "documents" ? "" : view, of });
  tab.focus();
};
for (const tab of tabs) {
  tab.addEventListener("click", () => openTab(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) openTab(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]);
  });
}

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing) { event.preventDefault(); byId("search").focus(); }
  if (event.key === "Escape") { tip.hide(); if (!typing && panes.wide()) panes.widen(); }
  if (event.key === "?" && !typing) guide.showModal();
});

/* Back and forward find the text where it was left: each entry of the history has a number, and its places of scrolling. */
const left = new Map();
let entries = 0;
const enter = () => { history.replaceState({ entry: ++entries }, ""); };
const keep = () => { left.set(history.state?.entry, [byId("reading").scrollTop, scrollY]); };
enter();
byId("reading").addEventListener("scroll", keep, { passive: true });
addEventListener("scroll", keep, { passive: true });
addEventListener("hashchange", async () => {
  const places = left.get(history.state?.entry);
  if (!history.state) enter();
  if (!isShown()) await store.show();
  if (places) { byId("reading").scrollTop = places[0]; scrollTo(0, places[1]); }
});

const dark = matchMedia("(prefers-color-scheme: dark)");
light(recall("theme") ?? (dark.matches ? "dark" : "light"));
dark.addEventListener("change", () => { if (!recall("theme")) { light(dark.matches ? "dark" : "light"); canvas.paint(); } });
speak(recall("language") ?? (navigator.languages.some((one) => one.startsWith("zh")) ? "zh" : "en"));
store.show(true);

/* What tests and the curious may ask of the page from outside; the page itself uses none of it. */
Object.defineProperty(globalThis, "rg", { value: Object.freeze({
  graph, texts, canvas, find, go, say, sayLocator, citation, svg: drawing, dots: dotCanvas, get now() { return store.now; },
}) });
