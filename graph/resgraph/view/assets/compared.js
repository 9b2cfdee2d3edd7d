/* Two resolutions of a series side by side, paragraph by paragraph: `of` in the address is the later one. */
rg.compared = (() => {
  const { graph } = rg;
  const home = rg.at("compared");
  const KINDS = ["same", "reworded", "merged", "split", "new", "dropped"];
  let built = "";
  let changedOnly = false;

  /* The language of both texts: the reader's choice where both have it. */
  const languages = (one, other) => one.texts.map((text) => text.language).filter((language) => other.texts.some((text) => text.language === language));

  /* Both documents, the language, and what became of each paragraph; nothing where there is no earlier one. */
  const read = (of) => {
    const later = graph.documents.get(of), earlier = graph.documents.get(graph.previousOf(of));
    const both = later && earlier ? languages(later, earlier) : [];
    if (!both.length) return null;
    const language = both.includes(rg.textLanguage) ? rg.textLanguage : both[0];
    const ends = (document) => document.parts.filter((id) => graph.parts.get(id).kind !== "footnote" && words(id, language)).map((id) => id.slice(document.id.length + 1));
    const changes = (graph.compared.get(`${of}/${language}`)?.changes ?? []).map((one) => ({ change: "reworded", verbs: [], differences: [], ...one }));
    return { later, earlier, both, language, rows: rg.alignment.rows(changes, ends(earlier), ends(later)) };
  };

  const passage = (id, language) => (graph.wordings.get(id) ?? []).find((one) => one.language === language);
  const words = (id, language) => passage(id, language)?.text ?? "";

  /* A verb as these paragraphs have it, where the reader's language is theirs; else by its name. */
  const verbIn = (verb, document, ends, language) => {
    const found = ends.map((end) => passage(`${document.id}#${end}`, language))
      .flatMap((one) => (one?.evidence ?? []).filter((span) => span.kind === "act" && span.targets.includes(verb)).map((span) => Array.from(one.text).slice(span.start, span.end).join("")));
    return rg.language === language && found.length ? found[0] : graph.label(verb);
  };

  const joined = (ids) => ids.map(graph.label).join(rg.language === "zh" ? "、" : ", ");
  const asked = (document, ends) => new Set(ends.flatMap((end) => graph.parts.get(`${document.id}#${end}`).addressees));

  /* What deserves a word beside the marked text; the change of a verb first. */
  const notes = (row, { earlier, later, language }) => {
    const { change } = row;
    if (!change) return [];
    const [before, after] = [asked(earlier, row.left), asked(later, row.right)];
    const came = [...after].filter((id) => !before.has(id)), went = [...before].filter((id) => !after.has(id));
    const only = { session: "onlySession", citation: "onlyCitation", number: "onlyNumber" }[change.only];
    return [
      change.verbs.length === 2 ? [rg.say("verbBecame", { before: verbIn(change.verbs[0], earlier, row.left, language), after: verbIn(change.verbs[1], later, row.right, language) }), change.force ? rg.say(change.force) : ""] : null,
      change.moved ? [rg.say("moved"), ""] : null, only ? [rg.say(only), ""] : null,
      came.length ? [rg.say("askedNow", { names: joined(came) }), ""] : null, went.length ? [rg.say("askedNoMore", { names: joined(went) }), ""] : null,
    ].filter(Boolean);
  };

  const marked = (text, row, side) => rg.alignment.pieces(text, row.change?.differences ?? [], side)
    .map(([piece, changed]) => (changed ? rg.make(side === "left" ? "del" : "ins", {}, piece) : piece));

  const cell = (row, side, { earlier, later, language }, of) => {
    const document = side === "left" ? earlier : later;
    return rg.make("td", { class: side, "data-of": document.symbol }, row[side].map((end) => {
      const id = `${document.id}#${end}`;
      return rg.make("div", { class: "said", "data-part": id }, rg.make("a", { href: rg.address.write({ id, view: "compare", of }), "aria-label": `${document.symbol} ${graph.place(id)}` }, graph.shortPlace(id)),
        rg.make("p", { lang: language === "zh" ? "zh-Hans" : language, dir: "auto" }, marked(words(id, language), row, side)));
    }));
  };

  const line = (row, found, of) => rg.make("tr", { class: `is-${row.kind}` },
    rg.make("th", { scope: "row" }, rg.make("span", { class: "became" }, rg.say(row.kind)),
      notes(row, found).map(([text, force]) => rg.make("span", { class: force || text.includes("→") ? "note verb" : "note" }, text, force ? rg.make("b", {}, ` ${force}`) : null))),
    cell(row, "left", found, of), cell(row, "right", found, of));

  const column = (document) => rg.make("th", { scope: "col" }, rg.make("a", { href: rg.address.write({ id: document.id, view: "paragraphs", of: document.id }) }, document.symbol), document.date ? ` ${document.date}` : "",
    rg.make("small", { dir: "auto" }, graph.title(document.id)));

  const head = ({ later, both, language, rows }) => rg.make("header", {},
    rg.make("p", {}, rg.make("a", { class: "back", href: rg.address.write({ id: later.id, view: "paragraphs", of: later.id }) }, `← ${rg.say("backToDossier")}`),
      both.length > 1 ? rg.make("span", { class: "texts" }, both.map((one) => rg.make("button", { type: "button", "aria-pressed": String(one === language), on: { click: () => { rg.textLanguage = one; rg.show(true); } } }, one))) : null),
    rg.lineage.strip(later.id, true),
    rg.make("p", { class: "counts" }, KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]).filter(([, many]) => many)
      .map(([kind, many]) => rg.make("span", { class: `became is-${kind}` }, `${rg.say(kind)} ${many}`)),
    rg.make("label", {}, rg.make("input", { type: "checkbox", checked: changedOnly, on: { change: (event) => { changedOnly = event.target.checked; home.classList.toggle("changed-only", changedOnly); } } }), " ", rg.say("onlyChanged"))),
    rg.make("p", { class: "meta" }, rg.say("comparedLegend")));

  const draw = (of) => {
    const found = read(of);
    if (!found) { home.replaceChildren(rg.make("p", { class: "meta" }, rg.say("noEarlier"))); return; }
    home.replaceChildren(head(found), rg.make("table", {}, rg.make("caption", { class: "unseen" }, rg.say("compared")),
      rg.make("thead", {}, rg.make("tr", {}, rg.make("th", { scope: "col" }, rg.say("was")), column(found.earlier), column(found.later))),
      rg.make("tbody", {}, found.rows.map((row) => line(row, found, of)))));
  };

  const light = ({ id }) => {
    for (const row of home.querySelectorAll("tbody tr")) row.classList.toggle("lit", [...row.querySelectorAll(".said")].some((one) => one.dataset.part === id));
    home.querySelector(".lit")?.scrollIntoView({ block: "center" });
  };

  /* Shows the comparison where it is the open view. */
  const show = (now) => {
    const opened = now.view === "compare";
    home.hidden = !opened;
    if (!opened) return;
    const key = JSON.stringify([now.of, rg.language, rg.textLanguage]);
    if (key !== built) { draw(now.of); home.scrollTop = 0; }
    built = key;
    light(now);
  };

  /* The rows as text, for a table. */
  const lines = () => {
    const found = read(rg.now.of);
    if (!found) return [];
    const side = (document, ends) => [ends.map((end) => graph.place(`${document.id}#${end}`)).join("; "), ends.map((end) => words(`${document.id}#${end}`, found.language)).join("\n")];
    return [[rg.say("was"), found.earlier.symbol, rg.say("sentence"), found.later.symbol, rg.say("sentence")],
      ...found.rows.map((row) => [[rg.say(row.kind), ...notes(row, found).map(([text, force]) => (force ? `${text} (${force})` : text))].join("; "), ...side(found.earlier, row.left), ...side(found.later, row.right)])];
  };

  return { show, lines };
})();
