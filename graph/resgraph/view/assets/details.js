/* The right pane: the facts of what is chosen, who cites it, where to read more, its Turtle. */
rg.details = (() => {
  const home = rg.at("facts");
  const { graph } = rg;

  const chip = (id, count) => rg.make("a", { class: `chip k-${graph.family(id)}`, href: href(id), "data-go": id },
    rg.make("i", { "aria-hidden": "true" }, rg.sign(graph.family(id))), rg.make("bdi", {}, graph.label(id)), count > 1 ? rg.make("b", {}, String(count)) : null);
  const href = (id) => rg.address.write({ id, view: graph.names.has(id) ? "entities" : "" });

  const facts = (rows) => rg.make("dl", {}, rows.filter(([, value]) => value && (!Array.isArray(value) || value.length)).map(([word, value]) =>
    [rg.make("dt", {}, rg.say(word)), rg.make("dd", { dir: "auto" }, value)]));

  const block = (word, content, open = true, count = null) => (content.length
    ? rg.make("details", { class: "block", open }, rg.make("summary", {}, rg.say(word), (count ?? content.length) > 1 ? rg.make("b", {}, String(count ?? content.length)) : null), content)
    : null);

  const ranked = (map, test, most = 8) => [...map].filter(([id]) => test(id)).sort((a, b) => b[1].length - a[1].length || rg.inOrder(a[0], b[0]))
    .slice(0, most).map(([id, where]) => chip(id, where.length));

  /* A paragraph as a line: its place, and the words around what is meant. */
  const quote = (id, targets) => {
    const part = graph.parts.get(id), passage = graph.passage(id);
    const one = passage?.evidence.find((e) => e.kind !== "mark" && e.targets.some((t) => targets.includes(t)));
    const letters = Array.from(passage?.text ?? "");
    const from = one ? Math.max(0, one.start - 14) : 0, to = one ? Math.min(letters.length, one.end + 22) : 46;
    const note = one ? null : part.footnotes.find((n) => graph.passage(n)?.evidence.some((e) => e.targets.some((t) => targets.includes(t))));
    return rg.make("a", { class: "quote", href: href(id), "data-go": id },
      rg.make("span", { class: "where" }, `${graph.label(part.document)} ${graph.place(id)}`), rg.make("bdi", {},
        from ? "…" : "", one ? [letters.slice(from, one.start).join(""), rg.make("mark", {}, letters.slice(one.start, one.end).join("")), letters.slice(one.end, to).join("")] : letters.slice(from, to).join(""),
        to < letters.length ? "…" : "", note ? rg.make("small", {}, ` ${rg.say("viaFootnote", { n: graph.parts.get(note).number })}`) : null));
  };
  const MOST = 40;
  const quotes = (ids, targets) => [...ids.slice(0, MOST).map((id) => quote(id, targets)), ids.length > MOST ? rg.make("p", { class: "meta" }, rg.say("more", { n: ids.length - MOST })) : null].filter(Boolean);

  /* The documents whose words `show` will quote. */
  const needs = ({ id, to }) => {
    const parts = to ? (rg.canvas.line(id, to)?.links ?? []).slice(0, MOST).map((link) => link.part) : [...citedAndNamed(id).slice(0, MOST), ...rg.duties.needs(id)];
    return [id, ...parts].map((one) => graph.parts.get(one)?.document ?? one);
  };
  const citedAndNamed = (id) => graph.citedIn.get(id) ?? graph.mentionedIn.get(id) ?? [];

  const linkName = (address) => {
    const host = address.replace(/^https?:\/\/([^/]*).*$/, "$1");
    if (host.includes("wikidata")) return `${rg.say("wikidata")} ${address.split("/").pop()}`;
    if (host === "metadata.un.org") return `${rg.say("unbis")} ${address.split("/").pop()}`;
    if (host === "treaties.un.org") return rg.say("untc");
    return host;
  };
  const links = (addresses) => addresses.map((address) => rg.make("div", { class: "link" }, rg.link(address, linkName(address), " ↗")));

  const turtle = (id) => {
    const button = rg.make("button", { type: "button", class: "copy", on: { click: () => rg.export.copy(`${graph.data.prefixes}\n${graph.turtle.get(id)}`, button) } }, rg.say("copy"));
    const lines = rg.make("pre", { tabindex: "0", "aria-label": rg.say("turtle") });
    const fill = async () => { await rg.texts.turtle(id); lines.textContent = graph.turtle.get(id) ?? ""; };
    return rg.make("details", { class: "block turtle", on: { toggle: fill } }, rg.make("summary", {}, rg.say("turtle")), button, lines);
  };

  const title = (id, text = graph.label(id), more = null) => rg.make("header", {},
    rg.make("p", { class: `kind k-${graph.family(id)}` }, rg.make("i", {}, rg.sign(graph.family(id))), " ", rg.familyName(graph.family(id))),
    rg.make("h3", { dir: "auto" }, text), more);

  const buttons = (...pairs) => rg.make("div", { class: "buttons" }, pairs.map(([word, act]) => rg.make("button", { type: "button", on: { click: act } }, rg.say(word))));

  const copying = (id) => {
    const button = rg.make("button", { type: "button", class: "cite", on: { click: () => rg.export.copy(rg.export.citation(id), button) } }, rg.say("copyCitation"));
    return button;
  };

  const ofDocument = (id) => {
    const one = graph.documents.get(id);
    const cited = new Map();
    for (const part of one.parts.map((name) => graph.parts.get(name)).filter((p) => p.kind !== "footnote")) for (const target of Object.keys(part.cites)) cited.set(target, [...(cited.get(target) ?? []), part.id]);
    const inText = one.texts.length ? [["showPart", () => rg.go(id, { view: "paragraphs", of: id })], ["showAsks", () => rg.go(id, { view: "asks", of: id })]] : [];
    return [title(id, one.symbol, rg.make("p", { class: "long", dir: "auto" }, graph.title(id))), inText.length ? buttons(...inText) : null,
      facts([["adopted", one.date], ["yearOf", one.bySymbol && `${one.year}（${rg.say("yearBySymbol")}）`], ["body", one.body.map((b) => chip(b))], ["session", one.session && rg.say("sessionOf", { n: one.session })], ["meeting", one.meeting && rg.say("meetingOf", { n: one.meeting })],
        ["report", one.reports.map((r) => chip(r))], ["file", one.texts.map((t) => t.file).filter(Boolean).join(" · ")]]),
      one.texts.length ? null : rg.make("p", { class: "meta" }, rg.say("unread")),
      one.page ? rg.make("div", { class: "link" }, rg.link(one.page, rg.say("official"), " ↗")) : null,
      block("citedBy", quotes(graph.citedIn.get(id) ?? [], [id]), true, graph.citedIn.get(id)?.length), block("cites", ranked(cited, (t) => t !== id, 60)), open(one), turtle(id)];
  };

  const open = (document) => block("unresolvedOf", document.parts.flatMap((id) => (graph.passage(id)?.evidence ?? []).filter((e) => e.kind === "unresolved").map((e) =>
    rg.make("a", { class: "quote", href: href(id) }, rg.make("span", { class: "where" }, graph.place(id)), Array.from(graph.passage(id).text).slice(e.start, e.end).join(""), rg.make("small", {}, ` ${e.why}`)))), false);

  const ofPart = (id) => {
    const part = graph.parts.get(id), passage = graph.passage(id);
    const cites = Object.entries(part.cites).map(([target, relations]) => {
      const found = graph.evidenceFor(id, [target]).find((e) => e.kind === "citation");
      const notes = [...relations.map(rg.sayCode), found?.locator && rg.sayLocator(found.locator), found?.date, found && found.in !== id ? rg.say("viaFootnote", { n: graph.parts.get(found.in).number }) : ""].filter(Boolean);
      return rg.make("div", { class: "row" }, chip(target), rg.make("small", {}, notes.join(" · ")));
    });
    return [title(id, graph.place(id), rg.make("p", { class: "long" }, chip(part.document))), rg.make("div", { class: "buttons" }, buttons(["showPart", () => rg.go(id, { view: "paragraphs", of: part.document })]).firstChild, copying(id)),
      facts([["actions", part.actions.map(graph.label).join(rg.language === "zh" ? "、" : ", ")], ["addressees", part.addressees.map((a) => chip(a))],
        ["footnotes", part.footnotes.map((n) => rg.make("div", { class: "note" }, rg.make("sup", {}, graph.parts.get(n)?.number ?? ""), " ", graph.passage(n)?.text ?? ""))], ["terms", (passage?.terms ?? []).join(rg.language === "zh" ? "、" : ", ")]]),
      block("obligations", part.obligations.map((o) => rg.make("div", { class: "row asks" }, o.parties.map((p) => chip(p)), rg.make("b", {}, ` ${o.verb ? graph.label(o.verb) : ""} `), rg.make("bdi", {}, o.task),
        o.recipients.length ? rg.make("div", {}, `${rg.say("reportsTo")} `, o.recipients.map((r) => chip(r))) : null, o.due.length ? rg.make("div", {}, `${rg.say("due")} `, o.due.map((d) => chip(d))) : null))),
      block("cites", cites), block("mentions", part.mentions.map((m) => chip(m))), turtle(id)];
  };

  const ofName = (id) => {
    const one = graph.names.get(id);
    const languages = ["zh", "en", "fr", "es", "ru", "ar", ...Object.keys({ ...one.labels, ...one.others })].filter((l, i, all) => all.indexOf(l) === i && (one.labels[l] || one.others[l]));
    const named = languages.map((language) => rg.make("div", { class: "label", lang: language || null, dir: "auto" }, rg.make("span", { class: "tag" }, language || "·"),
      (one.labels[language] ?? []).join(" · "), one.others[language] ? rg.make("small", {}, ` ${one.others[language].join(" · ")}`) : null));
    const near = graph.together(id), duties = rg.duties.of(id);
    return [title(id), block("labels", named), block("links", links(one.links)), block("isAsked", duties.content, true, duties.count), block("mentionedIn", quotes(graph.mentionedIn.get(id) ?? [], [id]), true, graph.mentionedIn.get(id)?.length),
      block("together", ranked(near, () => true, 12)), turtle(id)];
  };

  /* A line: each sentence that makes it, how it was found. */
  const ofLine = ({ id, to }) => {
    const links_ = rg.canvas.line(id, to)?.links ?? [];
    const evidence = (link) => graph.evidenceFor(link.part, [link.to ?? to]).slice(0, 4).map((e) => rg.make("dl", { class: "small" },
      [["relationOf", e.relation && rg.sayCode(e.relation)], ["locator", e.locator && rg.sayLocator(e.locator)], ["dateStated", e.date], ["because", e.why && rg.sayCode(e.why)], ["footnote", e.in === link.part ? "" : graph.parts.get(e.in).number]]
        .filter(([, value]) => value).map(([word, value]) => [rg.make("dt", {}, rg.say(word)), rg.make("dd", {}, value)])));
    return [rg.make("header", {}, rg.make("p", { class: "kind" }, rg.say("edgeTitle")), rg.make("div", { class: "ends" }, chip(id), rg.make("span", {}, "→"), chip(to))),
      ...links_.slice(0, MOST).map((link) => (link.part ? rg.make("div", { class: "row" }, quote(link.part, [link.to ?? to]), rg.make("small", {}, link.relations.map(rg.sayCode).join(" · ")), evidence(link)) : rg.make("p", { class: "meta" }, rg.say("edgeReport")))),
      links_.length > MOST ? rg.make("p", { class: "meta" }, rg.say("more", { n: links_.length - MOST })) : null];
  };

  /* A group of documents: how many, those read, those most cited, and the way back. */
  const ofGroup = (id) => {
    const inside = rg.groups.members(id), own = new Set(inside.map((one) => one.id));
    const read = inside.filter((one) => one.texts.length);
    const above = id.includes("|") ? id.slice(0, id.lastIndexOf("|")) : "";
    return [rg.make("header", {}, rg.make("p", { class: "kind" }, rg.say("groupOf")), rg.make("h3", { dir: "auto" }, rg.groups.label(id))),
      above ? buttons(["fold", () => rg.go(above)]) : null,
      facts([["documentsHere", String(inside.length)], ["readHere", String(read.length)]]),
      block("mostCited", ranked(graph.citedIn, (one) => own.has(one), 12)),
      block("readHere", read.slice(0, MOST).map((one) => rg.make("a", { class: "quote", href: href(one.id), "data-go": one.id }, rg.make("span", { class: "where" }, [one.symbol, one.date].filter(Boolean).join(" · ")), rg.make("bdi", {}, graph.title(one.id)))), true, read.length)];
  };

  const overview = () => [rg.make("header", {}, rg.make("p", { class: "kind" }, rg.say("overview"))),
    block("readHere", graph.read.slice(0, MOST).map((one) => rg.make("a", { class: "quote", href: href(one.id), "data-go": one.id }, rg.make("span", { class: "where" }, `${one.symbol} · ${one.date}`), rg.make("bdi", {}, graph.title(one.id)))), true, graph.read.length),
    (({ content, count }) => block("fallsDue", content, true, count))(rg.duties.calendar()),
    block("mostCited", ranked(graph.citedIn, () => true)), block("mostMentioned", ranked(graph.mentionedIn, (id) => graph.family(id) !== "topic", 12)), block("mostAsked", ranked(graph.askedIn, () => true))];

  const show = (now) => {
    const content = now.to ? ofLine(now) : rg.groups?.is(now.id) ? ofGroup(now.id) : graph.documents.has(now.id) ? ofDocument(now.id) : graph.parts.has(now.id) ? ofPart(now.id) : graph.names.has(now.id) ? ofName(now.id) : overview();
    home.replaceChildren(...content.filter(Boolean));
    home.parentElement.scrollTo(0, 0);
  };
  home.addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]");
    if (!go || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    rg.go(go.dataset.go);
  });
  return { show, needs };
})();
