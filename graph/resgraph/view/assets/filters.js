/* What of a view is shown: kinds hidden in the legend, one relation, one part of the text. */
rg.filters = (() => {
  const hidden = new Set();
  const chosen = { relation: "", part: "", organ: "", from: "", until: "" };

  /* A document of the chosen organ and years; one without a year is left out where years are chosen. */
  const passes = (id) => {
    const { organ, year } = rg.graph.documents.get(id) ?? { organ: "", year: 0 };
    if (chosen.organ && organ !== chosen.organ) return false;
    return !(chosen.from && year < Number(chosen.from)) && !(chosen.until && (!year || year > Number(chosen.until)));
  };
  const ofDocument = () => chosen.organ || chosen.from || chosen.until;

  const keepsLink = (link) => {
    if (link.part && ofDocument() && !passes(rg.graph.documentOf(link.part))) return false;
    if (chosen.part && (!link.part || rootKind(rg.graph.parts.get(link.part)) !== chosen.part)) return false;
    return !chosen.relation || link.relations.includes(chosen.relation);
  };
  const rootKind = (part) => (part.kind === "subparagraph" && rg.graph.parts.has(part.parent) ? rootKind(rg.graph.parts.get(part.parent)) : part.kind);
  const narrowed = () => Boolean(hidden.size || chosen.relation || chosen.part);

  /* Lines that keep a link, and boxes that keep a line; what the view is about always stays. A large view that nothing
     narrows is left as it is. */
  const apply = (view) => {
    if (view.dots && !narrowed() && !ofDocument()) return view;
    const visible = view.boxes.filter((box) => (!hidden.has(box.family) || box.filled) && (!ofDocument() || !rg.graph.documents.has(box.id) || passes(box.id)));
    const ids = new Set(visible.map((box) => box.id));
    const lines = view.lines.filter((line) => ids.has(line.from) && ids.has(line.to)).map(kept).filter((line) => line.count);
    const made = new Map();
    for (const line of lines) for (const end of [line.from, line.to]) made.set(end, (made.get(end) ?? 0) + line.count);
    const boxes = visible.filter((box) => !narrowed() || made.has(box.id) || box.filled || box.heading)
      .filter((box) => !box.heading || visible.some((one) => !one.heading && one.year === box.year))
      .map((box) => (box.counted && made.get(box.id) > 1 ? { ...box, label: `${box.label}  ${made.get(box.id)}` } : box));
    return { ...view, boxes, lines };
  };

  /* A line with the links that stay; its number says how many where it had one. */
  const kept = (line) => {
    if (!narrowed() && !ofDocument()) return line;
    const links = line.links.filter(keepsLink);
    const { id, from, to, plain, dashed, hint } = line;
    return { id, from, to, plain, dashed, hint, links, count: links.length, label: line.label && links.length > 1 ? String(links.length) : "" };
  };

  const legend = (view) => {
    const counts = new Map();
    for (const box of view.boxes) counts.set(box.family, (counts.get(box.family) ?? 0) + (box.many ?? 1));
    const shown = rg.graph.data.families.filter((family) => counts.has(family.id) || hidden.has(family.id));
    rg.at("legend").replaceChildren(...shown.map((family) => rg.make("button", {
      type: "button", class: `k-${family.id}`, "aria-pressed": String(!hidden.has(family.id)), "data-family": family.id,
      on: { click: () => toggle(family.id) },
    }, rg.make("i", { "aria-hidden": "true" }, family.sign), ` ${rg.familyName(family.id)} `, rg.make("b", {}, String(counts.get(family.id) ?? 0)))));
  };

  const toggle = (family) => {
    if (!hidden.delete(family)) hidden.add(family);
    rg.announce(`${rg.familyName(family)}: ${rg.say(hidden.has(family) ? "hidden" : "shown")}`);
    rg.redraw();
    rg.at("legend").querySelector(`[data-family=${family}]`)?.focus();
  };

  const relations = (view) => {
    const all = (view.relations ?? [...new Set(view.lines.flatMap((line) => line.links.flatMap((link) => link.relations)))]).filter(Boolean);
    if (chosen.relation && !all.includes(chosen.relation)) chosen.relation = "";
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

  const reset = () => {
    hidden.clear();
    for (const name of Object.keys(chosen)) chosen[name] = "";
    rg.at("part").value = "";
  };

  for (const name of Object.keys(chosen)) {
    rg.at(name).addEventListener("change", (event) => { chosen[name] = event.target.value; rg.redraw(); });
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

  return { apply, passes, dress: (view) => { dressed = view; legend(view); grouping(view); offer(); }, issued: offer, reset };
})();
