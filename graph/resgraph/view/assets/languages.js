/* In which language a text is read, and which one stands beside it: the reader's own first, both kept in the address. */
import { addressOf } from "./address.js";
import { choices } from "./choices.js";
import { make } from "./dom.js";
import { graph } from "./graph.js";
import { store } from "./store.js";
import { say } from "./words.js";

/** @type {Record<string, string>} Each by its own name. */
const NAMES = { zh: "中文", en: "English", fr: "Français", es: "Español", ru: "Русский", ar: "العربية" };

/** @param {string} language */
const nameOf = (language) => NAMES[language] ?? language;

/** The tag that a browser knows it by.
 * @param {string} language */
export const tagOf = (language) => (language === "zh" ? "zh-Hans" : language);

/** Of these languages the one that is read: the chosen one, the interface's, Chinese, the first.
 * @param {string[]} known */
export const readIn = (known) => [store.textLanguage, store.language, "zh"].find((one) => known.includes(one)) ?? known[0] ?? "";

/** @param {Partial<{ text: string, beside: string }>} how */
const choose = (how) => {
  Object.assign(choices.languages, how);
  const hash = addressOf({ ...store.now, view: store.now.view === "documents" ? "" : store.now.view });
  if (location.hash !== hash) location.hash = hash;
  store.show(true);
};

/** Buttons for the languages of a text, and for what stands beside it; nothing where there is one language.
 * @param {string[]} known
 * @param {boolean} [beside] whether a second one can stand there */
export const chooser = (known, beside = true) => {
  if (known.length < 2) return null;
  const read = readIn(known), others = known.filter((one) => one !== read);
  const button = (/** @type {string} */ one) => make("button", { type: "button", lang: tagOf(one), "aria-pressed": String(one === read), on: { click: () => choose({ text: one }) } }, nameOf(one));
  const option = (/** @type {string} */ one) => make("option", { value: one, selected: one === store.beside, lang: tagOf(one) }, nameOf(one));
  return make("span", { class: "texts" }, known.map(button), !beside ? null : make("label", {}, make("span", {}, say("beside")), " ",
    make("select", { class: "beside-choice", on: { change: (/** @type {any} */ event) => choose({ beside: event.target.value }) } }, make("option", { value: "" }, say("besideNone")), others.map(option))));
};

/** The words of a paragraph in the language that is to stand beside the one that is read.
 * @param {string} part
 * @param {PassageRecord | null} read
 * @returns {PassageRecord | null} */
export const besideOf = (part, read) => (store.beside && read && read.language !== store.beside ? graph.passageIn(part, store.beside) : null);
