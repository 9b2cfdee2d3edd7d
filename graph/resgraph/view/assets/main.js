/* Start, and what moves everything: the address says what to show, `rg.show` shows it in all three panes. */
rg.asList = false;

rg.show = async (afresh = false) => {
  const turn = (rg.turn = (rg.turn ?? 0) + 1);
  rg.shown = location.hash;
  let where = rg.address.read();
  const inGraph = (id) => !id || rg.graph.documents.has(id) || rg.graph.names.has(id) || rg.graph.parts.has(id) || Boolean(rg.groups?.has(id));
  const early = inGraph(where.id) && inGraph(where.to) && !rg.views.wantsNames(rg.views.known(where.view) ? where.view : "documents");
  if (!early && rg.texts.named !== true) {
    await rg.texts.names();
    if (turn !== rg.turn) return;
    where = rg.address.read();
  }
  const known = inGraph(where.id);
  if (!known) { rg.announce(rg.say("notFound", { what: where.id })); where.missing = where.id; where.id = where.to = ""; }
  const view = rg.views.known(where.view) ? where.view : "documents";
  const of = rg.views.about(view, where.id, where.of, where.to);
  const drawn = rg.views.needs(view, of).length ? rg.texts.want(rg.views.needs(view, of)) : null;
  const unready = [drawn, rg.canvas.ready(view)].filter(Boolean);
  if (unready.length) {
    await Promise.all(unready);
    if (turn !== rg.turn) return;
  }
  const narrowed = rg.filters.take(where.filters);
  const other = afresh || view !== rg.now.view || of !== rg.now.of;
  rg.now = { id: where.id, to: where.to, of, view };
  if (rg.organised) rg.wording(); // unpacked while the picture is drawn; at the start the picture comes first
  if (other || narrowed) rg.redraw(other);
  else rg.canvas.paint();
  rg.gallery.show(rg.now);
  if (view !== "paragraphs") rg.dossier.show(rg.now);
  if (view !== "compare") rg.compared.show(rg.now);
  const tabOf = view === "compare" ? "paragraphs" : view;
  for (const tab of document.querySelectorAll("[data-view]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.view === tabOf));
    tab.tabIndex = tab.dataset.view === tabOf ? 0 : -1;
  }
  const words = rg.wording();
  if (words) {
    performance.mark("drawn");
    await words;
    if (turn !== rg.turn) return;
  }
  rg.tell(where.missing, afresh);
};

/* A promise of the words that the panes will show, or nothing where they are there. */
rg.wording = () => (rg.texts.few() ? rg.texts.all() : rg.texts.want([...rg.reading.needs(rg.now), ...rg.details.needs(rg.now)]));

/* The panes beside the network, when the words they show are there. */
rg.tell = (missing, afresh) => {
  if (!rg.organised) { rg.organised = true; rg.filters.issued(); }
  rg.reading.show(rg.now, afresh);
  rg.details.show(rg.now);
  rg.dossier.show(rg.now);
  rg.compared.show(rg.now);
  rg.years.show(rg.canvas.drawn);
  rg.sheet.show(rg.now);
  if (missing) rg.at("facts").prepend(rg.make("p", { class: "missing" }, rg.say("notFound", { what: rg.cut(missing, 80) })));
  if (rg.now.id) rg.announce(rg.say("selected", { what: rg.graph.label(rg.now.id) }));
  document.documentElement.dataset.shown = location.hash || "#";
};

/* Draws the open view again: another view, other filters. */
rg.redraw = (refit = false) => {
  const whole = rg.views.make(rg.now.view, rg.now.of);
  const view = rg.filters.apply(whole);
  rg.filters.dress(whole, view);
  rg.at("caption").replaceChildren(...[view.lines.length || whole.answers || whole.grouped ? whole.caption : rg.say("nothing")].flat());
  rg.canvas.draw(view, refit);
  rg.years.show(view);
  if (rg.asList) rg.export.list();
};

rg.speak = (language) => {
  rg.language = language;
  rg.remember("language", language);
  rg.dress();
  const { data, read, count } = rg.graph;
  rg.at("counts").textContent = rg.say("counts", { read: read.length, parts: count.parts, cited: count.cited, names: data.named });
};

rg.light = (theme) => {
  document.documentElement.dataset.theme = theme;
  rg.at("theme").setAttribute("aria-pressed", String(theme === "dark"));
};

(() => {
  const on = (id, act) => rg.at(id).addEventListener("click", act);
  on("language", () => { rg.speak(rg.language === "zh" ? "en" : "zh"); rg.show(true); });
  on("theme", () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    rg.remember("theme", theme);
    rg.light(theme);
    rg.canvas.paint();
  });
  on("help", () => rg.at("guide").showModal());
  on("reset", () => { rg.filters.reset(); rg.search.clear(); rg.reading.document = ""; if (location.hash) location.hash = ""; rg.show(true); });
  on("zoom-in", () => rg.canvas.zoom(1.25));
  on("zoom-out", () => rg.canvas.zoom(0.8));
  on("zoom-fit", () => rg.canvas.fit());
  on("wide", () => rg.panes.widen());
  on("skip", (event) => { event.preventDefault(); rg.at("reading").focus(); });
  on("as-list", () => {
    rg.asList = !rg.asList;
    rg.at("as-list").setAttribute("aria-pressed", String(rg.asList));
    rg.at("list").hidden = !rg.asList;
    rg.years.show(rg.canvas.drawn);
    rg.at("canvas").style.visibility = rg.at("dots").style.visibility = rg.asList ? "hidden" : "";
    if (rg.asList) rg.export.list();
  });

  /* Links keep the filters that are chosen when they are followed. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']:not(.skip)");
    if (link) link.setAttribute("href", rg.address.filtered(link.getAttribute("href")));
  }, true);

  const tabs = [...document.querySelectorAll("[data-view]")];
  const openTab = (tab) => {
    const { id } = rg.now;
    const { view } = tab.dataset;
    const of = rg.graph.data.network.drawn === "groups" && ["documents", "timeline"].includes(view) ? "" : rg.views.about(view, id, "");
    location.hash = rg.address.write({ id: rg.groups?.is(id) ? "" : id, view: view === "documents" ? "" : view, of });
    tab.focus();
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => openTab(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) openTab(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]);
    });
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing) { event.preventDefault(); rg.at("search").focus(); }
    if (event.key === "Escape") { rg.tip.hide(); if (!typing && rg.panes.wide()) rg.panes.widen(); }
    if (event.key === "?" && !typing) rg.at("guide").showModal();
  });

  /* Back and forward find the text where it was left: each entry of the history has a number, and its places of scrolling. */
  const left = new Map();
  let entries = 0;
  const enter = () => { history.replaceState({ entry: ++entries }, ""); };
  const keep = () => { left.set(history.state?.entry, [rg.at("reading").scrollTop, scrollY]); };
  enter();
  rg.at("reading").addEventListener("scroll", keep, { passive: true });
  addEventListener("scroll", keep, { passive: true });
  addEventListener("hashchange", async () => {
    const places = left.get(history.state?.entry);
    if (!history.state) enter();
    if (rg.shown !== location.hash) await rg.show();
    if (places) { rg.at("reading").scrollTop = places[0]; scrollTo(0, places[1]); }
  });

  const dark = matchMedia("(prefers-color-scheme: dark)");
  rg.light(rg.recall("theme") ?? (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", () => { if (!rg.recall("theme")) { rg.light(dark.matches ? "dark" : "light"); rg.canvas.paint(); } });
  rg.speak(rg.recall("language") ?? (navigator.languages.some((one) => one.startsWith("zh")) ? "zh" : "en"));
  rg.show(true).then(() => { rg.ready = true; });
})();
