/* What is on the screen, and who is told when it changes. Panes ask for another view here and never each other. */
/** @type {Map<string, ((...what: any[]) => any)[]>} */
const listeners = new Map();

/** `act` is called with whatever the event brings, after those that were added before it: `show` and `redraw` are asked for,
 * `go` with a thing; `view` tells which view is open (its words may still be missing), `drawn` what of it is drawn, `change` that
 * all is there.
 * @param {"show" | "redraw" | "go" | "view" | "drawn" | "change"} event
 * @param {(...what: any[]) => any} act */
export const on = (event, act) => { listeners.set(event, [...(listeners.get(event) ?? []), act]); };
/** @param {string} event
 * @param {...any} what */
export const tell = (event, ...what) => Promise.all((listeners.get(event) ?? []).map((act) => act(...what)));

/** `now` is what the address says; `document` the text that was read last. */
export const store = {
  language: "zh",
  /* The language in which texts are read, where one was chosen, and the one beside it. */
  textLanguage: "",
  beside: "",
  /** @type {Now} */
  now: { id: "", to: "", of: "", view: "documents" },
  document: "",
  asList: false,

  /* Shows what the address says; `afresh` where all has to be made anew, as in another language. */
  show: (afresh = false) => tell("show", afresh),

  /* Draws the open view again; `refit` where it is another. */
  redraw: (refit = false) => tell("redraw", refit),
};

/** Goes to a thing, in the view that is open if it can show it, else in the one that suits.
 * @param {string} id
 * @param {Partial<Now>} [how] */
export const go = (id, how = {}) => { tell("go", id, how); };
