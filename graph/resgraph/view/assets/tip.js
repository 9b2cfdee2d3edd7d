/* What is under the pointer: what it is, and why it was linked. */
rg.tip = (() => {
  const home = rg.at("tip");

  const row = (word, value) => (value ? rg.make("div", { class: "why" }, rg.make("b", {}, rg.say(word)), " ", value) : null);

  const ofEvidence = (one) => [
    rg.make("div", { class: "kind" }, rg.say(one.kind), one.targets.length ? ` · ${[...new Set(one.targets.map((id) => rg.familyName(rg.graph.family(id))))].join(" · ")}` : ""),
    ...one.targets.map((id) => rg.make("div", { class: `name k-${rg.graph.family(id)}` }, rg.make("i", {}, rg.sign(rg.graph.family(id))), " ", rg.graph.label(id), other(id))),
    row("relationOf", one.relation && rg.sayCode(one.relation)),
    row("locator", one.locator && rg.sayLocator(one.locator)), row("dateStated", one.date), row("because", one.why && rg.sayCode(one.why)), row("flags", one.flags.map(rg.sayCode).join(" · ")),
  ];

  const other = (id) => {
    const labels = rg.graph.names.get(id)?.labels;
    const text = labels ? (rg.language === "zh" ? labels.en : labels.zh)?.[0] : rg.graph.documents.get(id)?.title.zh;
    return text ? rg.make("small", {}, ` ${text}`) : null;
  };

  const ofNode = (id) => {
    const { graph } = rg;
    const count = graph.citedIn.count(id) || graph.mentionedIn.count(id);
    return [
      rg.make("div", { class: "kind" }, rg.familyName(graph.family(id))),
      rg.make("div", { class: `name k-${graph.family(id)}` }, rg.make("i", {}, rg.sign(graph.family(id))), " ", graph.label(id), other(id)),
      graph.parts.has(id) ? rg.make("div", { class: "quote" }, rg.cut(graph.passage(id)?.text ?? "", 120)) : null,
      count ? row(graph.documents.has(id) ? "citedBy" : "mentionedIn", rg.say("passages", { n: count })) : null,
    ];
  };

  const ofLine = (line) => line ? [
    rg.make("div", { class: "kind" }, `${rg.graph.label(line.from)} → ${rg.graph.label(line.to)}`),
    line.hint ? rg.make("div", {}, line.hint) : null,
    ...line.links.slice(0, 6).map((link) => rg.make("div", { class: "why" },
      link.part ? rg.graph.place(link.part) : "", " ", link.relations.map(rg.sayCode).join(" · "))),
    line.links.length > 6 ? rg.make("div", { class: "why" }, rg.say("more", { n: line.links.length - 6 })) : null,
  ] : [];

  const show = ({ clientX, clientY, x, y }, content) => {
    home.replaceChildren(...content.filter(Boolean));
    home.hidden = !content.length;
    const left = clientX ?? x, top = clientY ?? y;
    const { width, height } = home.getBoundingClientRect();
    home.style.left = `${Math.max(8, Math.min(left + 12, innerWidth - width - 8))}px`;
    home.style.top = `${top + 18 + height > innerHeight ? Math.max(8, top - height - 12) : top + 18}px`;
  };

  return { show, hide: () => { home.hidden = true; }, ofEvidence, ofNode, ofLine };
})();

rg.cut = (text, length) => {
  const letters = Array.from(text);
  return letters.length > length ? `${letters.slice(0, length).join("")}…` : text;
};
