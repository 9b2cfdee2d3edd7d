/* The legend and the choices below the network. */
import { addressOf } from "./address.js";
import { choices } from "./choices.js";
import { sayCode } from "./codes.js";
import { data } from "./data.js";
import { all, announce, byId, idle, make } from "./dom.js";
import { familyName, graph } from "./graph.js";
import { groups } from "./groups.js";
import { store } from "./store.js";
import { verbs } from "./verbs.js";
import { say } from "./words.js";

const { hidden, chosen } = choices;

const counted = (/** @type {Box[]} */ boxes) => {
  const counts = new Map();
  for (const box of boxes) counts.set(box.family, (counts.get(box.family) ?? 0) + (box.many ?? 1));
  return counts;
};

/* As many as are drawn; of a kind that is hidden, as many as there are. */
const legend = (/** @type {any} */ whole, /** @type {any} */ view) => {
  const all = counted(whole.boxes), drawn = counted(view.boxes);
  const counts = { get: (/** @type {string} */ id) => (hidden.has(id) ? all : drawn).get(id) };
  const shown = data.families.filter((family) => all.has(family.id) || hidden.has(family.id));
  byId("legend").replaceChildren(...shown.map((family) => make("button", {
    type: "button", class: `k-${family.id}`, "aria-pressed": String(!hidden.has(family.id)), "data-family": family.id,
    on: { click: () => toggle(family.id) },
  }, make("i", { "aria-hidden": "true" }, family.sign), ` ${familyName(family.id)} `, make("b", {}, String(counts.get(family.id) ?? 0)))));
  if (verbs.chosen() && !view.answers && view.relations && (store.now.view !== "timeline" || view.dots)) byId("legend").append(...verbs.key(view.lines).map(verb));
};

/* A line of its colour, the verb, how many lines there are. */
const verb = (/** @type {{ relations: string[], colour: string, count: number }} */ { relations: of, colour, count }) => make("span", { class: "verb" },
  make("i", { "aria-hidden": "true", style: `background: var(${colour})` }), ` ${of.length > 2 ? say("otherVerbs") : of.map(sayCode).join(" · ")} `, make("b", {}, String(count)));

const toggle = (/** @type {string} */ family) => {
  if (!hidden.delete(family)) hidden.add(family);
  announce(`${familyName(family)}: ${say(hidden.has(family) ? "hidden" : "shown")}`);
  settle();
  all(`[data-family=${family}]`, byId("legend"))[0]?.focus();
};

/* The choices go into the address, and what is shown follows. */
const settle = () => {
  const hash = addressOf({ ...store.now, view: store.now.view === "documents" ? "" : store.now.view });
  if (location.hash !== hash) location.hash = hash;
  store.redraw();
  store.show();
};

const relations = (/** @type {any} */ view) => {
  const all = (view.relations ?? [...new Set(view.lines.flatMap((/** @type {any} */ line) => line.links.flatMap((/** @type {any} */ link) => link.relations)))]).filter(Boolean);
  if (chosen.relation && !all.includes(chosen.relation)) all.push(chosen.relation); // of an address, or of another view
  const options = all.map((/** @type {any} */ code) => [code, sayCode(code)]).sort((/** @type {string[]} */ a, /** @type {string[]} */ b) => a[1].localeCompare(b[1], store.language));
  byId("relation").replaceChildren(...[["", say("relationAll")], ...options].map(([value, text]) =>
    make("option", { value, selected: value === chosen.relation }, text)));
};

const offerIn = (/** @type {string} */ name, /** @type {string[][]} */ options) => byId(name).replaceChildren(...options.map(([value, text]) => make("option", { value, selected: value === chosen[name] }, text)));

/* The organs and years there are, whatever is shown just now. */
const issued = () => {
  const shown = graph.list;
  const organs = [...new Set(shown.map((one) => one.organ))].filter(Boolean).map((id) => [id, graph.label(id)]).sort((a, b) => a[1].localeCompare(b[1], store.language));
  const years = [...new Set(shown.map((one) => one.year))].filter(Boolean).sort().map((year) => [String(year), String(year)]);
  offerIn("organ", [["", say("partAll")], ...organs]);
  lines.value = chosen.lines;
  for (const name of ["from", "until"]) offerIn(name, [["", "…"], ...years]);
};

const reset = () => choices.take({});
const lines = /** @type {HTMLSelectElement} */ (byId("lines"));

for (const name of Object.keys(chosen)) {
  const choice = /** @type {HTMLSelectElement} */ (byId(name));
  choice.addEventListener("change", () => { chosen[name] = choice.value; settle(); });
}
/* How documents stand together where they are too many. */
const grouping = (/** @type {any} */ view) => {
  byId("grouping").hidden = !view.grouped;
  byId("coloured").hidden = Boolean(view.answers || view.grouped || !view.relations || (store.now.view === "timeline" && !view.dots)); // years as rows have no lines
  if (view.grouped && groups) byId("group").replaceChildren(...groups.dimensions.map((one) => make("option", { value: one, selected: store.now.of.split("|")[0] === one }, say(`by-${one}`))));
};
const group = /** @type {HTMLSelectElement} */ (byId("group"));
group.addEventListener("change", () => { if (groups) location.hash = addressOf({ id: groups.id(group.value) }); });

/* The choices are filled once nothing else is waiting: the first sorting of names reads the language's whole order. */
/** @type {any} */
let dressed = null;
let waits = false;
const fill = () => { waits = false; relations(dressed); issued(); };
const offer = () => { if (!waits) { waits = true; idle(fill); } };

export const filters = { dress: (/** @type {any} */ whole, /** @type {any} */ view) => { dressed = whole; legend(whole, view); grouping(whole); offer(); }, issued: offer, reset };
