/* From an address to what is on the screen: the picture first, then the panes, when the words they show are there. */
import { readAddress } from "./address.js";
import { canvas } from "./canvas.js";
import { choices } from "./choices.js";
import { details } from "./details.js";
import { all, announce, byId, cut, make } from "./dom.js";
import { filters } from "./filters.js";
import { graph } from "./graph.js";
import { groups } from "./groups.js";
import { reading } from "./reading.js";
import { on, store, tell } from "./store.js";
import { texts } from "./texts.js";
import { views } from "./views.js";
import { say } from "./words.js";

let turn = 0;
let organised = false;
let shown = "";

/* Whether the address is what was shown last. */
export const isShown = () => shown === location.hash;

const inGraph = (/** @type {string} */ id) => !id || graph.documents.has(id) || graph.names.has(id) || graph.parts.has(id) || Boolean(groups?.has(id));
const viewOf = (/** @type {{ view: string }} */ { view }) => (views.known(view) ? view : "documents");

/* What the address says, when the names it may need have been read; `missing` is what nobody knows. */
const asked = async () => {
  let where = readAddress();
  const early = inGraph(where.id) && inGraph(where.to) && !views.wantsNames(viewOf(where));
  if (!early && texts.named !== true) {
    await texts.names();
    where = readAddress();
  }
  if (inGraph(where.id)) return { ...where, missing: "" };
  announce(say("notFound", { what: where.id }));
  return { ...where, id: "", to: "", missing: where.id };
};

const show = async (afresh = false) => {
  const mine = (turn += 1);
  shown = location.hash;
  delete document.documentElement.dataset.shown; // until all of it is there
  const where = await asked();
  if (mine !== turn) return;
  const view = viewOf(where);
  const of = views.about(view, where.id, where.of, where.to);
  const needed = views.needs(view, of);
  const unready = [needed.length ? texts.want(needed) : null, canvas.ready(view)].filter(Boolean);
  if (unready.length) {
    await Promise.all(unready);
    if (mine !== turn) return;
  }
  const narrowed = choices.take(where.filters);
  const other = afresh || view !== store.now.view || of !== store.now.of;
  store.now = { id: where.id, to: where.to, of, view };
  if (organised) wording(); // unpacked while the picture is drawn; at the start the picture comes first
  if (other || narrowed) redraw(other);
  else canvas.paint();
  tell("view", store.now);
  const words = wording();
  if (words) {
    performance.mark("drawn");
    await words;
    if (mine !== turn) return;
  }
  settle(where.missing, afresh);
};

/* A promise of the words that the panes will show, or nothing where they are there. */
const wording = () => (texts.few() ? texts.all() : texts.want([...reading.needs(store.now), ...details.needs(store.now)]));

const settle = (/** @type {string} */ missing, /** @type {boolean} */ afresh) => {
  if (!organised) { organised = true; filters.issued(); }
  tell("change", store.now, afresh);
  if (missing) byId("facts").prepend(make("p", { class: "missing" }, say("notFound", { what: cut(missing, 80) })));
  if (store.now.id) announce(say("selected", { what: graph.label(store.now.id) }));
  document.documentElement.dataset.shown = location.hash || "#";
};

/* Draws the open view again: another view, other filters. */
const redraw = (refit = false) => {
  const whole = views.make(store.now.view, store.now.of);
  const view = choices.apply(whole);
  filters.dress(whole, view);
  byId("caption").replaceChildren(...[view.lines.length || whole.answers || whole.grouped ? whole.caption : say("nothing")].flat());
  canvas.draw(view, refit);
  tell("drawn", view);
};

/* Which tab is open; the comparison of two texts belongs to the dossier's. */
const mark = (/** @type {Now} */ { view }) => {
  const open = view === "compare" ? "paragraphs" : view;
  for (const tab of all("[data-view]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.view === open));
    tab.tabIndex = tab.dataset.view === (open === "found" ? "documents" : open) ? 0 : -1; // the results have no tab: the first one is reached
  }
};

on("show", show);
on("redraw", redraw);
on("view", mark);
