/* The dossier of one resolution in three lanes: what it rests on, its paragraphs, what it asks. What is chosen
   (a paragraph, a document, a name) lights up what belongs to it in every lane; the address says which. */
rg.dossier = (() => {
  const { graph } = rg;
  const home = rg.at("dossier");
  let built = "";

  /* How strongly a paragraph leans on what it cites, strongest first; what stands in no list comes behind, mentions last. */
  const STRENGTH = ["pursuantTo", "guidedBy", "implements", "adopts", "approves", "endorses", "reaffirms", "affirms", "recalls",
    "bearsInMind", "recognizes", "emphasizes", "welcomes", "supports", "considers", "takesNoteOf"];
  const LAST = ["cites", "mentions"];
  const rank = (relation) => {
    const first = STRENGTH.indexOf(relation), last = LAST.indexOf(relation);
    return first >= 0 ? first : last >= 0 ? 100 + last : 50;
  };
  const byStrength = (a, b) => rank(a) - rank(b) || rg.inOrder(a, b);

  const bodyOf = (of) => (graph.documents.get(of)?.parts ?? []).map((id) => graph.parts.get(id)).filter((part) => part.kind !== "footnote");

  /* What the paragraphs cite, and the instruments they name: each with its strongest verb and its paragraphs. */
  const rests = (parts) => {
    const found = new Map();
    const keep = (target, relation, part) => {
      if (!found.has(target)) found.set(target, { target, relation, parts: [] });
      const one = found.get(target);
      if (byStrength(relation, one.relation) < 0) one.relation = relation;
      if (!one.parts.includes(part.id)) one.parts.push(part.id);
    };
    for (const part of parts) {
      for (const [target, relations] of Object.entries(part.cites)) for (const relation of relations.length ? relations : ["cites"]) keep(target, relation, part);
      for (const name of part.mentions) if (graph.family(name) === "instrument") keep(name, "mentions", part);
    }
    return grouped([...found.values()], (one) => one.relation, byStrength);
  };

  /* What is asked, by party: those who must report first, then those who are asked most. */
  const asks = (parts) => {
    const tasks = parts.flatMap((part) => part.obligations.flatMap((one) => (one.parties.length ? one.parties : [""]).map((party) => ({ party, part: part.id, ...one }))));
    const reports = (list) => list.some((one) => one.recipients.length || one.due.length);
    return grouped(tasks, (one) => one.party, () => 0).sort((a, b) => (a[0] === "") - (b[0] === "") || reports(b[1]) - reports(a[1]) || b[1].length - a[1].length);
  };

  const grouped = (list, key, order) => {
    const groups = new Map();
    for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
    return [...groups].sort((a, b) => order(a[0], b[0]));
  };

  const address = (id, of) => rg.address.write({ id, view: "paragraphs", of });
  const placeLink = (part, of) => rg.make("a", { class: "at", href: address(part, of), title: graph.place(part) }, graph.shortPlace(part));

  const lane = (name, heading, content) => rg.make("section", { class: `lane ${name}`, "aria-label": rg.say(heading), tabindex: "0" }, rg.make("h3", {}, rg.say(heading)), content);
  const heading = (text, count, family) => rg.make("h4", { class: family ? `k-${family}` : null }, rg.make("bdi", {}, text), rg.make("b", {}, ` ${count}`));

  /* A cited document by its symbol and its title, an instrument by its name. */
  const card = (one, of) => {
    const family = graph.family(one.target);
    const title = graph.documents.has(one.target) ? graph.title(one.target) : "";
    return rg.make("article", { class: `card k-${family}`, "data-thing": one.target, "data-parts": JSON.stringify(one.parts) },
      rg.make("span", { class: "places" }, one.parts.map((part) => placeLink(part, of))),
      rg.make("a", { class: "what", href: address(one.target, of), dir: "auto" }, graph.label(one.target)),
      title && title !== graph.label(one.target) ? rg.make("small", { dir: "auto" }, title) : null);
  };

  const task = (one, of) => rg.make("article", { class: "card k-group", "data-thing": one.party, "data-parts": JSON.stringify([one.part]) },
    rg.make("span", { class: "places" }, placeLink(one.part, of)),
    rg.make("p", { dir: "auto" }, rg.make("b", {}, one.verb ? graph.label(one.verb) : ""), " ", one.task),
    one.recipients.length || one.due.length ? rg.make("p", { class: "to" }, one.recipients.length ? `→ ${one.recipients.map(graph.label).join(rg.language === "zh" ? "、" : ", ")} ` : "",
      one.due.map((due) => rg.make("span", { class: "due" }, rg.duties.dueName(due)))) : null);

  /* A paragraph as a line that unfolds; a dot before it where it cites, behind it where it asks. */
  const row = (part, of) => {
    const passage = graph.passage(part.id);
    const cites = Object.keys(part.cites).length > 0, asksFor = part.obligations.length > 0;
    return rg.make("div", { class: `line is-${part.kind}`, "data-part": part.id },
      part.heading ? rg.make("h4", { class: "heading" }, part.heading) : null,
      rg.make("i", { class: cites ? "dot cites" : "dot", title: cites ? rg.say("cites") : null }),
      rg.make("a", { class: "number", href: address(part.id, of), "aria-label": graph.place(part.id) }, graph.shortPlace(part.id)),
      rg.make("p", { lang: passage?.language === "zh" ? "zh-Hans" : passage?.language ?? null, dir: "auto" }, passage ? rg.reading.words(passage, []) : ""),
      rg.make("i", { class: asksFor ? "dot asks" : "dot", title: asksFor ? rg.say("asks") : null }));
  };

  const head = (document) => rg.make("header", {},
    rg.make("p", { class: "meta" }, [document.symbol, ...document.body.map(graph.label), document.date, document.session && rg.say("sessionOf", { n: document.session })].filter(Boolean).join(" · ")),
    rg.make("h2", { dir: "auto" }, graph.title(document.id) || graph.fileOf(document.id)), rg.lineage.strip(document.id));

  const draw = (of) => {
    const document = graph.documents.get(of);
    const parts = bodyOf(of);
    const left = rests(parts), right = asks(parts);
    const nothing = rg.make("p", { class: "meta" }, rg.say("nothingHere"));
    home.replaceChildren(head(document), rg.make("div", { class: "lanes" },
      lane("rests", "restsOn", left.length ? left.map(([relation, list]) => [heading(rg.sayCode(relation), list.length), list.map((one) => card(one, of))]) : nothing),
      lane("words", "reading", parts.map((part) => row(part, of))),
      lane("tasks", "asksFor", right.length ? right.map(([party, list]) => [heading(party ? graph.label(party) : rg.say("unnamedParty"), list.length, party ? graph.family(party) : ""), list.map((one) => task(one, of))]) : nothing)));
  };

  /* The paragraphs that what is chosen belongs to: itself, or those that cite, name or ask it. */
  const belonging = (id) => (graph.parts.has(id) ? [id]
    : [...home.querySelectorAll(`.card[data-thing="${CSS.escape(id)}"]`)].flatMap((one) => JSON.parse(one.dataset.parts)));

  const light = ({ id, of }) => {
    const parts = new Set(id === of ? [] : belonging(id));
    for (const line of home.querySelectorAll(".line")) {
      line.classList.toggle("lit", parts.has(line.dataset.part));
      line.classList.toggle("open", parts.has(line.dataset.part));
    }
    for (const one of home.querySelectorAll(".card")) one.classList.toggle("lit", one.dataset.thing === id || (graph.parts.has(id) && JSON.parse(one.dataset.parts).includes(id)));
    for (const one of home.querySelectorAll(".lane:not(.words)")) one.querySelector(".lit")?.scrollIntoView({ block: "nearest" });
    home.querySelector(".words .lit")?.scrollIntoView({ block: "center" }); // last: where the lanes stack, the words are what is shown
  };

  /* Shows the dossier where it is the open view. */
  const show = (now) => {
    const opened = now.view === "paragraphs" && graph.documents.has(now.of);
    home.hidden = !opened;
    if (!opened) return;
    const key = JSON.stringify([now.of, rg.language, rg.textLanguage]);
    if (key !== built) draw(now.of);
    built = key;
    light(now);
  };

  home.addEventListener("click", (event) => {
    const line = event.target.closest(".line"), one = event.target.closest(".card");
    if (event.target.closest("a, .hit") || !(line || one)) return;
    location.hash = address(line ? line.dataset.part : one.dataset.thing || JSON.parse(one.dataset.parts)[0], rg.now.of);
  });
  return { show };
})();
