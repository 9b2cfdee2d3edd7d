/* What is shown, as an address: #A/RES/60/175/op6;to=A/RES/46/152;view=paragraphs;of=A/RES/60/175
   `id` is what is chosen, `to` the other end of a chosen line, `of` what the view is about. Filters stand behind:
   #;organ=authority/org/security-council;from=2001;hidden=document,topic */
import { choices } from "./choices.js";
import { graph } from "./graph.js";

export const readAddress = () => {
  const [first, ...rest] = location.hash.slice(1).split(";").map(decode);
  const where = Object.fromEntries(rest.map((pair) => [pair.slice(0, pair.indexOf("=")), find(pair.slice(pair.indexOf("=") + 1)) ]));
  return { id: first ? find(first) : "", to: where.to ?? "", of: where.of ?? "", view: where.view ?? "", filters: where };
};

/** A/RES/60/175/op6 is a paragraph, A/RES/60/175 a document; what nobody knows stays as it is.
 * @param {string} text */
const find = (text) => {
  const { documents, names, parts } = graph;
  if (documents.has(text) || names.has(text) || parts.has(text)) return text;
  const part = text.replace(/\/([^/]+)$/, "#$1");
  return parts.has(part) ? part : text;
};

/** @param {Partial<Now>} where */
export const addressOf = ({ id = "", to = "", of = "", view = "" }) => {
  const shown = (/** @type {string} */ name) => name.replace("#", "/").replace(/[;%\s]/g, encodeURIComponent);
  const rest = Object.entries({ to, view, of: of === id ? "" : of, ...choices.inAddress() }).filter(([, value]) => value);
  return `#${[shown(id), ...rest.map(([key, value]) => `${key}=${shown(value)}`)].join(";")}`;
};

/** A link that was written before the filters were chosen, with those of now.
 * @param {string} hash */
export const withChoices = (hash) => {
  const kept = hash.slice(1).split(";").filter((pair, at) => at === 0 || !choices.names.includes(pair.slice(0, pair.indexOf("="))));
  return `#${kept.join(";")}${addressOf({}).slice(1)}`;
};

/** @param {string} text */
const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
