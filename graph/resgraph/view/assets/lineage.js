/* The series of a resolution as a strip: what stands before it and after it, and the way to the comparison with its neighbours. */
import { addressOf } from "./address.js";
import { make } from "./dom.js";
import { graph } from "./graph.js";
import { say } from "./words.js";


const member = (/** @type {DocumentRecord} */ one, /** @type {string} */ own) => {
  const text = [graph.numberIn(one.id), one.year || ""].filter(Boolean).join(" · ");
  const title = [one.symbol, graph.title(one.id), one.texts.length ? "" : say("notRead")].filter(Boolean).join(" · ");
  const address = one.texts.length ? { id: one.id, view: "paragraphs", of: one.id } : { id: one.id };
  return make("li", {}, make("a", { href: addressOf(address), class: one.texts.length ? null : "unread", "aria-current": one.id === own ? "true" : null, title }, text));
};

/* Leads to the comparison of a later resolution with the one before it; told by the other of the two. */
const compare = (/** @type {string} */ later, /** @type {string} */ other) => make("a", { class: "compare", href: addressOf({ id: later, view: "compare", of: later }) },
  say("compareWith", { what: graph.numberIn(other) }));

/** Nothing where the resolution is of no series; `compared` where its comparison with the one before is what is open.
 * @param {string} id */
export const strip = (id, compared = false) => {
  const all = graph.seriesOf(id);
  if (!all.length) return null;
  const previous = graph.previousOf(id);
  return make("nav", { class: "lineage", "aria-label": say("lineage") }, make("b", {}, say("lineage")), make("ol", {}, all.map((one) => member(one, id))),
    previous && !compared ? compare(id, previous) : null, graph.nextOf(id).map((later) => compare(later, later)));
};
