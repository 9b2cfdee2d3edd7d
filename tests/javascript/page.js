/* A page without a screen: what the modules ask of it before they can be imported. `data.json` has the packed data of
   fixtures/view/small.ttl; tests/test_javascript.py puts it beside this file. */
import { readFileSync } from "node:fs";

const packed = JSON.parse(readFileSync(new URL("./data.json", import.meta.url), "utf-8"));

const elements = {
  data: packed.first,
  names: packed.names,
  ...Object.fromEntries(packed.shelves.map((shelf, number) => [`shelf-${number}`, shelf])),
};

globalThis.Node = { COMMENT_NODE: 8 };
globalThis.location = { hash: "" };
globalThis.document = {
  readyState: "complete",
  getElementById: (id) => ({ firstChild: { nodeType: 3 }, textContent: elements[id], nextElementSibling: null }),
};

const assets = new URL("../../graph/resgraph/view/assets/", import.meta.url);

/** A module of the page. */
export const load = (name) => import(new URL(name, assets).href);
