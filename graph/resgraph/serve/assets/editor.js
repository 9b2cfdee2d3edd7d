/* The editor: this server's endpoint, its prefixes, its named queries; it asks no other server anything. */
"use strict";
(() => {
  const place = document.getElementById("yasgui");
  const prefixes = JSON.parse(place.dataset.prefixes);
  const endpoint = new URL("/sparql", location.href).href;
  const head = ["rg", "eli", "dcterms", "skos"].map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join("");
  const first = `${head}\nSELECT ?paragraph ?document WHERE {\n  ?paragraph rg:cites ?document\n} LIMIT 20\n`;

  Yasgui.Yasqe.defaults.value = first;
  Yasgui.Yasqe.defaults.lineWrapping = true; // a phone has no room to scroll sideways
  Yasgui.Yasqe.forkAutocompleter("prefixes", {
    name: "known-prefixes",
    get: () => Promise.resolve(Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`)),
    persistenceId: null,
  });
  Yasgui.Yasqe.defaults.autocompleters = ["known-prefixes", "variables"];
  Yasgui.Yasr.defaults.pluginOrder = ["rows", "table", "chart", "network", "response"];

  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    persistenceId: "resgraph",
    populateFromUrl: true,
    yasr: { defaultPlugin: "rows", prefixes },
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  });

  /* What the editor's library leaves without a name, for those who do not see the page; new tabs bring new ones. */
  const name = () => {
    for (const input of place.querySelectorAll("input.autocomplete:not([aria-label])")) input.setAttribute("aria-label", document.documentElement.lang === "zh" ? "SPARQL 端点" : "SPARQL endpoint");
    for (const area of place.querySelectorAll(".CodeMirror textarea:not([aria-label])")) area.setAttribute("aria-label", "SPARQL");
    for (const pane of place.querySelectorAll(".CodeMirror-scroll[tabindex='-1']")) pane.setAttribute("tabindex", "0"); // it scrolls, so keys have to reach it
    for (const more of place.querySelectorAll("button.addTab:not([role])")) { more.setAttribute("role", "tab"); more.setAttribute("aria-selected", "false"); }
  };
  new MutationObserver(name).observe(place, { childList: true, subtree: true });
  name();

  /* The answer to a question of the gallery is brought into sight, once. */
  let waiting = false;
  place.addEventListener("answered", (event) => {
    if (!waiting) return;
    waiting = false;
    event.target.scrollIntoView({ block: "start" });
  });

  /* A link to /?query=... (the answer of /sparql to a browser) opens the query and asks it. */
  const linked = new URLSearchParams(location.search).get("query");
  if (linked) ask(linked, "?");

  function ask(sparql, name) {
    waiting = true;
    const tab = yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), name, yasqe: { value: sparql } });
    tab.setEndpoint(endpoint);
    tab.setQuery(sparql);
    tab.query();
  }

  async function fill(form, name) {
    const told = document.getElementById("told");
    const given = new URLSearchParams(new FormData(form));
    const response = await fetch(`/api/v1/queries/${name}?${given}`);
    const text = await response.text();
    told.textContent = response.ok ? "" : JSON.parse(text).detail;
    if (response.ok) ask(text, name);
  }

  for (const item of document.querySelectorAll("[data-query]")) {
    const form = item.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      fill(form, item.dataset.query);
    });
  }
})();
