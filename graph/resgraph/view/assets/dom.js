/** An element from its tag, attributes and children. Text is always text: nothing is parsed as markup.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `on` has listeners by event, `class` the class; null, undefined and false leave one out
 * @param {...any} children nodes and texts, in lists or not; null, undefined and "" are left out
 * @returns {HTMLElement} */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children.flat(Infinity)));
  return element;
};

/** When the browser has nothing else to do, or soon.
 * @param {() => void} act */
export const idle = (act) => (typeof requestIdleCallback === "function" ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 50));

/** All elements that a selector finds, in the page or inside one of them.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]} */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));

/** The element that was clicked, or the one around it that the selector means.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null} */
export const clicked = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

/** What of a list is there.
 * @param {any[]} list
 * @returns {any[]} */
export const present = (list) => list.filter((one) => one !== null && one !== undefined && one !== "" && one !== false);

/** Where true stands before false: for sorting.
 * @param {unknown} a
 * @param {unknown} b */
export const trueFirst = (a, b) => Number(Boolean(b)) - Number(Boolean(a));

/** Identifiers by their code units: the same on every machine, and no language's alphabet has to be read for it.
 * @param {string} a
 * @param {string} b */
export const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** An element of the template; one that is not there is a fault of the page.
 * @param {string} id
 * @returns {HTMLElement} */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/* Settings outlive the page where the browser allows it (some do not for files). */
/** @param {string} key @param {string} value */
export const remember = (key, value) => {
  try { localStorage.setItem(`resgraph.${key}`, value); } catch { /* private window: the choice lasts as long as the page */ }
};
/** @param {string} key */
export const recall = (key) => {
  try { return localStorage.getItem(`resgraph.${key}`); } catch { return null; }
};

/** Says it to those who do not see the page.
 * @param {string} text */
export const announce = (text) => { byId("live").textContent = text; };

/** Only addresses a person may safely click.
 * @param {string} address
 * @param {...any} children */
export const outside = (address, ...children) =>
  /^https?:\/\//i.test(address)
    ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children)
    : make("span", {}, ...children);

/** A text that is longer ends in an ellipsis; counted in characters.
 * @param {string} text
 * @param {number} length */
export const cut = (text, length) => {
  const letters = Array.from(text);
  return letters.length > length ? `${letters.slice(0, length).join("")}…` : text;
};
