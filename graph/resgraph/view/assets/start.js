"use strict";

/* The one name this page adds; each file below adds one member to it. */
const rg = {};

/* An element from its tag, attributes and children. Text is always text: nothing is parsed as markup. */
rg.make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};

/* When the browser has nothing else to do, or soon. */
rg.idle = (act) => (typeof requestIdleCallback === "function" ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 50));

/* Identifiers by their code units: the same on every machine, and no language's alphabet has to be read for it. */
rg.inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

rg.at = (id) => document.getElementById(id);

/* Settings outlive the page where the browser allows it (some do not for files). */
rg.remember = (key, value) => {
  try { localStorage.setItem(`resgraph.${key}`, value); } catch { /* private window: the choice lasts as long as the page */ }
};
rg.recall = (key) => {
  try { return localStorage.getItem(`resgraph.${key}`); } catch { return null; }
};

rg.announce = (text) => { rg.at("live").textContent = text; };

/* Only addresses a person may safely click. */
rg.link = (address, ...children) =>
  /^https?:\/\//i.test(address)
    ? rg.make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children)
    : rg.make("span", {}, ...children);
