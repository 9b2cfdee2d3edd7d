/* The series of a resolution as a strip: what stands before it and after it, and the way to the comparison with its neighbours. */
rg.lineage = (() => {
  const { graph } = rg;

  /* 60/175 of A/RES/60/175: what tells the members of a series apart. */
  const number = (symbol) => symbol.replace(/^(?:[A-Z]+\/)+RES\//, "");

  const member = (one, own) => {
    const text = [number(one.symbol), one.year || ""].filter(Boolean).join(" · ");
    const title = [one.symbol, graph.title(one.id), one.texts.length ? "" : rg.say("notRead")].filter(Boolean).join(" · ");
    const address = one.texts.length ? { id: one.id, view: "paragraphs", of: one.id } : { id: one.id };
    return rg.make("li", {}, rg.make("a", { href: rg.address.write(address), class: one.texts.length ? null : "unread", "aria-current": one.id === own ? "true" : null, title }, text));
  };

  /* Leads to the comparison of a later resolution with the one before it; told by the other of the two. */
  const compare = (later, other) => rg.make("a", { class: "compare", href: rg.address.write({ id: later, view: "compare", of: later }) },
    rg.say("compareWith", { what: number(graph.documents.get(other).symbol) }));

  /* Nothing where the resolution is of no series; `compared` where its comparison with the one before is what is open. */
  const strip = (id, compared = false) => {
    const all = graph.seriesOf(id);
    if (!all.length) return null;
    const previous = graph.previousOf(id);
    return rg.make("nav", { class: "lineage", "aria-label": rg.say("lineage") }, rg.make("b", {}, rg.say("lineage")), rg.make("ol", {}, all.map((one) => member(one, id))),
      previous && !compared ? compare(id, previous) : null, graph.nextOf(id).map((later) => compare(later, later)));
  };

  return { strip, number };
})();
