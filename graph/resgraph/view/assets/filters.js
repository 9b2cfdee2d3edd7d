/* What of a view is shown: kinds hidden in the legend, one relation, one part of the text. */
rg.filters = (() => {
  const hidden = new Set();
  const chosen = { relation: "", part: "", organ: "", from: "", until: "" };

  /* One without a year is left out where years are chosen. */
  const inYears = (id) => {
    const year = rg.graph.documents.get(id)?.year ?? 0;
    return !(chosen.from && year < Number(chosen.from)) && !(chosen.until && (!year || year > Number(chosen.until)));
  };
  const ofOrgan = (id) => !chosen.organ || rg.graph.documents.get(id)?.organ === chosen.organ;

  /* A document of the chosen organ and years. */
  const passes = (id) => ofOrgan(id) && inYears(id);
  const ofDocument = () => chosen.organ || chosen.from || chosen.until;

  /* Between two documents the cited one is of the organ: whoever cites the Security Council stays. Else the one that speaks. */
  const keepsLink = (link, to) => {
    if (ofDocument()) {
      const speaks = link.part ? rg.graph.documentOf(link.part) : "";
      if (speaks && !inYears(speaks)) return false;
      if (rg.graph.documents.has(to)) { if (!passes(to)) return false; } else if (speaks && !ofOrgan(speaks)) return false;
    }
    if (chosen.part && (!link.part || rootKind(rg.graph.parts.get(link.part)) !== chosen.part)) return false;
    return !chosen.relation || link.relations.includes(chosen.relation);
  };
  const rootKind = (part) => (part.kind === "subparagraph" && rg.graph.parts.has(part.parent) ? rootKind(rg.graph.parts.get(part.parent)) : part.kind);
  const narrowed = () => Boolean(hidden.size || chosen.relation || chosen.part);

  /* Lines that keep a link, and boxes that keep a line; what the view is about always stays. A large view that nothing
     narrows is left as it is. */
  const apply = (view) => {
    if (view.dots && !narrowed() && !ofDocument()) return view;
    const isDocument = (box) => rg.graph.documents.has(box.id);
    const possible = view.boxes.filter((box) => (!hidden.has(box.family) || box.filled) && (!ofDocument() || !isDocument(box) || inYears(box.id)));
    const ids = new Set(possible.map((box) => box.id));
    const lines = view.lines.filter((line) => ids.has(line.from) && ids.has(line.to)).map(kept).filter((line) => line.count);
    const made = new Map();
    for (const line of lines) for (const end of [line.from, line.to]) made.set(end, (made.get(end) ?? 0) + line.count);
    const visible = possible.filter((box) => !chosen.organ || box.heading || box.centre || made.has(box.id) || (isDocument(box) && ofOrgan(box.id)));
    const boxes = visible.filter((box) => !narrowed() || made.has(box.id) || box.filled || box.heading)
      .filter((box) => !box.heading || visible.some((one) => !one.heading && one.year === box.year))
      .map((box) => (box.counted && made.get(box.id) > 1 ? { ...box, label: `${box.label}  ${made.get(box.id)}` } : box));
    return { ...view, boxes, lines };
  };

  /* A line with the links that stay; its number says how many where it had one. */
  const kept = (line) => {
    if (!narrowed() && !ofDocument()) return line;
    const links = line.links.filter((link) => keepsLink(link, line.to));
    const { id, from, to, plain, dashed, hint } = line;
    return { id, from, to, plain, dashed, hint, links, count: links.length, label: line.label && links.length > 1 ? String(links.length) : "" };
  };

  const counted = (boxes) => {
    const counts = new Map();
    for (const box of boxes) counts.set(box.family, (counts.get(box.family) ?? 0) + (box.many ?? 1));
    return counts;
  };

  /* As many as are drawn; of a kind that is hidden, as many as there are. */
  const legend = (whole, view) => {
    const all = counted(whole.boxes), drawn = counted(view.boxes);
    const counts = { get: (id) => (hidden.has(id) ? all : drawn).get(id) };
    const shown = rg.graph.data.families.filter((family) => all.has(family.id) || hidden.has(family.id));
    rg.at("legend").replaceChildren(...shown.map((family) => rg.make("button", {
      type: "button", class: `k-${family.id}`, "aria-pressed": String(!hidden.has(family.id)), "data-family": family.id,
      on: { click: () => toggle(family.id) },
    }, rg.make("i", { "aria-hidden": "true" }, family.sign), ` ${rg.familyName(family.id)} `, rg.make("b", {}, String(counts.get(family.id) ?? 0)))));
  };

  const toggle = (family) => {
    if (!hidden.delete(family)) hidden.add(family);
    rg.announce(`${rg.familyName(family)}: ${rg.say(hidden.has(family) ? "hidden" : "shown")}`);
    settle();
    rg.at("legend").querySelector(`[data-family=${family}]`)?.focus();
  };

  /* What is chosen, as the address tells it. */
  const inAddress = () => ({ ...chosen, hidden: [...hidden].sort().join(",") });
  const names = [...Object.keys(chosen), "hidden"];

  /* Takes the choices of an address; whether they are others than before. */
  const take = (where) => {
    const before = JSON.stringify(inAddress());
    for (const name of Object.keys(chosen)) chosen[name] = where[name] ?? "";
    hidden.clear();
    for (const family of (where.hidden ?? "").split(",")) if (rg.graph.families.has(family)) hidden.add(family);
    for (const name of ["from", "until"]) if (!/^\d+$/.test(chosen[name])) chosen[name] = "";
    rg.at("part").value = chosen.part;
    if (rg.at("part").value !== chosen.part) rg.at("part").value = chosen.part = "";
    return before !== JSON.stringify(inAddress());
  };

  /* The choices go into the address, and what is shown follows. */
  const settle = () => {
    const hash = rg.address.write({ ...rg.now, view: rg.now.view === "documents" ? "" : rg.now.view });
    if (location.hash !== hash) location.hash = hash;
    rg.redraw();
    rg.show();
  };

  const relations = (view) => {
    const all = (view.relations ?? [...new Set(view.lines.flatMap((line) => line.links.flatMap((link) => link.relations)))]).filter(Boolean);
    if (chosen.relation && !all.includes(chosen.relation)) all.push(chosen.relation); // of an address, or of another view
    const options = all.map((code) => [code, rg.sayCode(code)]).sort((a, b) => a[1].localeCompare(b[1], rg.language));
    rg.at("relation").replaceChildren(...[["", rg.say("relationAll")], ...options].map(([value, text]) =>
      rg.make("option", { value, selected: value === chosen.relation }, text)));
  };

  const choices = (name, options) => rg.at(name).replaceChildren(...options.map(([value, text]) => rg.make("option", { value, selected: value === chosen[name] }, text)));

  /* The organs and years there are, whatever is shown just now. */
  const issued = () => {
    const shown = rg.graph.list;
    const organs = [...new Set(shown.map((one) => one.organ))].filter(Boolean).map((id) => [id, rg.graph.label(id)]).sort((a, b) => a[1].localeCompare(b[1], rg.language));
    const years = [...new Set(shown.map((one) => one.year))].filter(Boolean).sort().map((year) => [String(year), String(year)]);
    choices("organ", [["", rg.say("partAll")], ...organs]);
    for (const name of ["from", "until"]) choices(name, [["", "…"], ...years]);
  };

  const reset = () => take({});

  for (const name of Object.keys(chosen)) {
    rg.at(name).addEventListener("change", (event) => { chosen[name] = event.target.value; settle(); });
  }
  /* How documents stand together where they are too many. */
  const grouping = (view) => {
    rg.at("grouping").hidden = !view.grouped;
    if (view.grouped) rg.at("group").replaceChildren(...rg.groups.dimensions.map((one) => rg.make("option", { value: one, selected: rg.now.of.split("|")[0] === one }, rg.say(`by-${one}`))));
  };
  rg.at("group").addEventListener("change", (event) => { location.hash = rg.address.write({ id: rg.groups.id(event.target.value) }); });

  /* The choices are filled once nothing else is waiting: the first sorting of names reads the language's whole order. */
  let dressed = null, waits = false;
  const fill = () => { waits = false; relations(dressed); issued(); };
  const offer = () => { if (!waits) { waits = true; rg.idle(fill); } };

  return { apply, passes, dress: (whole, view) => { dressed = whole; legend(whole, view); grouping(whole); offer(); }, issued: offer, reset, take, names, chosen: inAddress };
})();
