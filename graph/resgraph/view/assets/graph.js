/* The data: look-ups by id, names in the reader's language, links backwards. */
rg.graph = (() => {
  const byId = (list) => new Map(list.map((item) => [item.id, item]));

  /* What is empty is not in the file. */
  const fill = (name, empty) => (data[name] = (data[name] ?? []).map((item) => ({ ...empty, ...item })));
  fill("documents", { symbol: "", title: {}, date: "", session: "", meeting: "", body: [], organ: "", year: 0, reports: [], page: "", texts: [] });
  for (const document of data.documents) document.parts = [];
  fill("names", { labels: {}, others: {}, hidden: [], links: [] });
  fill("families", {});
  const evidence = { start: 0, end: 0, targets: [], why: "", relation: "", locator: "", date: "", flags: [] };
  const none = [];
  const named = (list) => (list ? list.map((one) => (typeof one === "number" ? data.names[one].id : one)) : none);
  const asked = (one) => ({ verb: one.verb === undefined ? "" : named([one.verb])[0], parties: named(one.parties), recipients: named(one.recipients), due: named(one.due), task: "" });
  data.paragraphs = Object.entries(data.paragraphs ?? {}).flatMap(([document, list]) => list.map((one) => ({
    id: `${document}#${one.id}`, document, kind: one.kind, number: one.number ?? "", heading: one.heading ?? "",
    parent: one.parent ? `${document}#${one.parent}` : "", cites: one.cites ?? {},
    actions: named(one.actions), addressees: named(one.addressees), mentions: named(one.mentions),
    footnotes: (one.footnotes ?? none).map((note) => `${document}#${note}`), obligations: (one.obligations ?? none).map(asked),
  })));
  const documents = byId(data.documents);
  const parts = byId(data.paragraphs);
  for (const part of data.paragraphs) documents.get(part.document)?.parts.push(part.id);
  const names = byId(data.names);
  const families = byId(data.families);

  const gather = (pairs) => {
    const found = new Map();
    for (const [key, value] of pairs) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(value);
    }
    return found;
  };
  const paragraphs = data.paragraphs.filter((part) => part.kind !== "footnote");
  const citedIn = gather(paragraphs.flatMap((part) => Object.keys(part.cites).map((target) => [target, part.id])));
  const mentionedIn = gather(paragraphs.flatMap((part) => part.mentions.map((name) => [name, part.id])));
  const askedIn = gather(paragraphs.flatMap((part) => part.addressees.map((name) => [name, part.id])));
  const wordings = new Map();
  const turtle = new Map();

  /* What a shelf holds: words with their evidence, and Turtle. */
  const add = (shelf) => {
    for (const one of shelf.passages ?? []) {
      const passage = { text: "", terms: [], ...one, evidence: (one.evidence ?? []).map((span) => ({ ...evidence, ...span })) };
      if (!wordings.has(passage.part)) wordings.set(passage.part, []);
      wordings.get(passage.part).push(passage);
    }
    for (const [id, text] of Object.entries(shelf.turtle ?? {})) turtle.set(id, text);
    for (const [id, tasks] of Object.entries(shelf.tasks ?? {})) tasks.forEach((task, number) => { parts.get(id).obligations[number].task = task; });
  };
  const preambularNumbers = new Map();
  for (const document of data.documents) {
    document.parts.filter((id) => parts.get(id).kind === "preambular").forEach((id, index) => preambularNumbers.set(id, index + 1));
  }

  const label = (id) => {
    const name = names.get(id);
    if (documents.has(id)) return documents.get(id).symbol || Array.from(title(id) || id).slice(0, 24).join("");
    if (!name) return parts.has(id) ? place(id) : id;
    const of = name.labels;
    const best = of[rg.language] ?? of[rg.language === "zh" ? "en" : "zh"] ?? Object.values(of)[0];
    return best?.[0] ?? decode(id.split("/").pop()).replace(/-/g, " ");
  };
  const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  const numberOf = (id) => preambularNumbers.get(id) ?? (parts.get(id).number || id.split("#")[1].replace(/^[a-z]+/, ""));

  /* Sub-paragraphs are told with the paragraph they belong to: 执行部分第3(a)段. */
  const fullNumber = (id) => {
    const part = parts.get(id);
    return part.kind === "subparagraph" && parts.has(part.parent) ? `${fullNumber(part.parent)}(${part.number})` : numberOf(id);
  };
  const wordOf = { preambular: "preambularOf", footnote: "footnoteOf" };
  const place = (id) => rg.say(wordOf[parts.get(id).kind] ?? "operativeOf", { n: fullNumber(id) });
  const shortPlace = (id) => rg.say(parts.get(id).kind === "preambular" ? "shortPreambular" : "shortOperative", { n: fullNumber(id) });

  const title = (id) => {
    const document = documents.get(id);
    if (!document) return label(id);
    return document.title[rg.language] ?? document.title.zh ?? Object.values(document.title)[0] ?? "";
  };

  const family = (id) => {
    if (documents.has(id)) return ["resolution", "decision"].includes(documents.get(id).kind) ? "resolution" : "document";
    if (parts.has(id)) return "paragraph";
    return names.get(id)?.family ?? "unresolved";
  };

  /* The words of a paragraph: in the language of the interface where they are, else in any. */
  const passage = (part) => {
    const all = wordings.get(part) ?? [];
    return all.find((one) => one.language === rg.textLanguage) ?? all[0] ?? null;
  };

  /* The stretches of a paragraph, and of the footnotes it carries, that mean one of these. */
  const evidenceFor = (part, targets) =>
    [part, ...(parts.get(part)?.footnotes ?? [])].flatMap((id) =>
      (passage(id)?.evidence ?? []).filter((one) => one.targets.some((target) => targets.includes(target))).map((one) => ({ in: id, ...one })));

  const read = data.documents.filter((document) => document.texts.length)
    .sort((a, b) => (b.date + b.id).localeCompare(a.date + a.id));

  return { data, add, wordings, turtle, documents, parts, names, families, paragraphs, citedIn, mentionedIn, askedIn, read,
    label, title, family, place, shortPlace, numberOf, passage, evidenceFor };
})();

rg.textLanguage = "zh";

rg.sign = (family) => rg.graph.families.get(family)?.sign ?? "";
rg.familyName = (family) => rg.graph.families.get(family)?.[rg.language] ?? family;
