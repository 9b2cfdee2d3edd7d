/* Going to a thing: in the view that is open if it can show it without being redrawn, else in the one that suits. */
import { addressOf } from "./address.js";
import { canvas } from "./canvas.js";
import { graph } from "./graph.js";
import { groups } from "./groups.js";
import { on, store } from "./store.js";

/** @param {string} id */
const natural = (id) => (graph.names.has(id) ? "entities" : "documents");

/** @param {string} id */
const holds = (id) => {
  const { now } = store;
  if (!id || ["queries", "found"].includes(now.view)) return true;
  const part = graph.parts.get(id);
  if (now.view === "paragraphs") return part ? part.document === now.of : canvas.has(id);
  if (now.view === "compare") return Boolean(part) && [now.of, graph.previousOf(now.of)].includes(part.document);
  if (part) return true;
  if (groups?.is(id)) return ["documents", "timeline"].includes(now.view);
  if (now.view === "entities" && graph.names.has(id)) return false;
  return canvas.has(id);
};

on("go", (id, { to = "", of = "", view = "" }) => {
  const { now } = store;
  const chosen = view || (holds(id) ? now.view : natural(id));
  const about = of || (view || chosen !== now.view ? "" : now.of);
  const hash = addressOf({ id, to, of: about, view: chosen === "documents" ? "" : chosen });
  if (location.hash !== hash) location.hash = hash;
  store.show();
});
