/* Everything asked of a party across resolutions, and all that falls due: by the session at which it is due, then without one. */
rg.duties = (() => {
  const { graph } = rg;
  const MOST = 300; // paragraphs

  /* The duties in these paragraphs, of one party or of all. */
  const found = (parts, party = "") => parts.map((id) => graph.parts.get(id)).flatMap((part) => part.obligations
    .filter((one) => !party || one.parties.includes(party)).map((one) => ({ ...one, part: part.id })));

  /* Events of one organ by their number: general-assembly-session-57 before -61. */
  const order = new Intl.Collator("en", { numeric: true });
  const byDue = (duties) => {
    const groups = new Map();
    for (const one of duties) for (const due of one.due.length ? one.due : [""]) groups.set(due, [...(groups.get(due) ?? []), one]);
    return [...groups].sort((a, b) => (a[0] ? 0 : 1) - (b[0] ? 0 : 1) || order.compare(a[0], b[0]));
  };

  /* A session by its name in the reader's language, else by its organ and number: General Assembly, session 61. */
  const dueName = (id) => {
    const [, organ, number] = /^authority\/event\/(.+)-session-(\d+)$/.exec(id) ?? [];
    return !organ || graph.names.get(id)?.labels[rg.language] ? graph.label(id) : `${graph.label(`authority/org/${organ}`)}, ${rg.say("sessionOf", { n: number })}`;
  };

  const row = (one, party) => rg.make("a", { class: "quote duty", href: rg.address.write({ id: one.part }), "data-go": one.part },
    rg.make("span", { class: "where" }, `${graph.label(graph.documentOf(one.part))} ${graph.place(one.part)}`),
    party ? null : rg.make("b", {}, `${one.parties.map(graph.label).join(rg.language === "zh" ? "、" : ", ")} · `),
    rg.make("b", {}, one.verb ? graph.label(one.verb) : ""), " ", rg.make("bdi", {}, one.task),
    one.recipients.length ? rg.make("small", {}, ` → ${one.recipients.map(graph.label).join(rg.language === "zh" ? "、" : ", ")}`) : null);

  const list = (duties, party) => byDue(duties).map(([due, rows]) => rg.make("section", { class: "due-at" },
    rg.make("h4", {}, due ? rg.make("span", { class: "due" }, dueName(due)) : rg.say("noDue"), rg.make("b", {}, ` ${rows.length}`)), rows.map((one) => row(one, party))));

  /* What is asked of a party. */
  const of = (party) => {
    const duties = found((graph.askedIn.get(party) ?? []).slice(0, MOST), party);
    return { count: duties.length, content: list(duties, party) };
  };

  /* What falls due, where all texts are at hand. */
  const calendar = () => {
    const duties = rg.texts.few() ? found(graph.read.flatMap((one) => one.parts)).filter((one) => one.due.length) : [];
    return { count: duties.length, content: list(duties, "") };
  };

  const needs = (party) => (graph.askedIn.get(party) ?? []).slice(0, MOST);
  return { of, calendar, needs, dueName };
})();
