/* Finding: symbols, names in every language, other names, words of the text; spaces and width do not count. */
rg.search = (() => {
  const input = rg.at("search"), list = rg.at("found");
  const MOST = { groupDocuments: 6, groupNames: 8, groupText: 6 };
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  let index = null;
  let active = -1;

  const build = () => {
    const { graph } = rg;
    const entries = [];
    for (const one of graph.list) {
      const shown = [one.symbol, ...Object.values(one.title)];
      entries.push({ group: "groupDocuments", id: one.id, keys: shown.map(fold), shown, weight: one.texts.length ? 2 : 0 });
    }
    for (const one of graph.names.values()) {
      if (one.family === "verb") continue;
      const keys = [...Object.values(one.labels).flat(), ...Object.values(one.others).flat(), ...one.hidden, one.id.split("/").pop()];
      entries.push({ group: "groupNames", id: one.id, keys: keys.map(fold), shown: keys, weight: Math.min(graph.mentionedIn.count(one.id) / 20, 1) });
    }
    return entries;
  };

  /* Whole, beginning, inside, in pinyin: the best of its keys, and which key that was. */
  const score = (entry, wanted) => {
    let best = 0, which = -1;
    entry.keys.forEach((key, number) => {
      const value = key === wanted ? 4 : key.startsWith(wanted) ? 3 : key.includes(wanted) ? 2 : rg.pinyin.matches(key, wanted) ? 1 : 0;
      if (value > best) [best, which] = [value, number];
    });
    return { entry, which, value: best ? best + entry.weight : 0 };
  };

  const find = (text) => {
    index ??= build();
    const wanted = fold(text);
    if (!wanted) return [];
    const hits = index.map((entry) => score(entry, wanted)).filter((hit) => hit.value).sort((a, b) => b.value - a.value);
    return [...Object.entries(MOST).flatMap(([group, most]) => {
      const seen = new Set();
      return hits.filter((hit) => hit.entry.group === group && !seen.has(hit.entry.id) && seen.add(hit.entry.id)).slice(0, most);
    }), ...inWords(wanted)];
  };

  /* Paragraphs with these words, out of the texts that have been read. */
  const inWords = (wanted) => {
    const found = [];
    for (const [part, wordings] of rg.graph.wordings) {
      const one = wordings.find((passage) => (passage.folded ??= fold(passage.text)).includes(wanted));
      if (one) found.push({ entry: { group: "groupText", id: part, text: one.text }, which: -1 });
      if (found.length === MOST.groupText) break;
    }
    return found;
  };

  const around = (text, wanted) => {
    const at = text.toLowerCase().indexOf(wanted.toLowerCase());
    const from = Math.max(0, at - 10);
    return `${from ? "…" : ""}${rg.cut(text.slice(from), 44)}`;
  };

  const option = ({ entry, which }, number, text) => {
    const { graph } = rg;
    const label = graph.parts.has(entry.id) ? `${graph.label(graph.parts.get(entry.id).document)} ${graph.place(entry.id)}` : graph.label(entry.id);
    const more = entry.text ? around(entry.text, text.trim()) : graph.documents.has(entry.id) ? graph.title(entry.id) : entry.shown[which] !== label ? entry.shown[which] : "";
    const family = graph.family(entry.id);
    return rg.make("li", { role: "option", id: `found-${number}`, class: `k-${family}`, "aria-selected": "false", "data-id": entry.id },
      rg.make("i", { "aria-hidden": "true" }, rg.sign(family)), rg.make("bdi", { class: "hit-label" }, rg.cut(label, 60)), rg.make("small", { dir: "auto" }, more && more !== label ? rg.cut(more, 60) : ""));
  };

  const suggest = () => {
    const text = input.value;
    const hits = find(text);
    const rows = [];
    let group = "";
    hits.forEach((hit, number) => {
      if (hit.entry.group !== group) rows.push(rg.make("li", { role: "presentation", class: "group" }, rg.say(group = hit.entry.group)));
      rows.push(option(hit, number, text));
    });
    if (!rows.length && text.trim()) rows.push(rg.make("li", { role: "presentation", class: "group" }, rg.say("noMatch", { what: text.trim() })));
    const unread = text.trim() && rg.texts.unread();
    if (unread) rows.push(rg.make("li", { role: "presentation", class: "group" }, rg.say("readingOn", { n: unread })));
    list.replaceChildren(...rows);
    open(rows.length > 0);
    move(hits.length ? Math.min(Math.max(active, 0), hits.length - 1) : -1);
    if (unread && !hits.some((hit) => hit.entry.text)) deeper(text);
  };

  /* Reads on, a few shelves at a time, as long as the same words are looked for and not found. */
  const deeper = (text) => setTimeout(async () => {
    if (input.value !== text || list.hidden) return;
    await rg.texts.some(8);
    if (input.value === text && !list.hidden) suggest();
  }, 30);

  const options = () => [...list.querySelectorAll("[role=option]")];
  const open = (yes) => { list.hidden = !yes; input.setAttribute("aria-expanded", String(yes)); if (!yes) input.removeAttribute("aria-activedescendant"); };
  const move = (to) => {
    active = to;
    options().forEach((one, number) => one.setAttribute("aria-selected", String(number === to)));
    const one = options()[to];
    if (one) { input.setAttribute("aria-activedescendant", one.id); one.scrollIntoView({ block: "nearest" }); }
  };
  const choose = (id) => { open(false); input.blur(); rg.go(id); };

  input.addEventListener("input", () => { active = -1; suggest(); });
  input.addEventListener("focus", () => { if (input.value) suggest(); });
  input.addEventListener("blur", () => setTimeout(() => open(false), 150));
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "ArrowDown" && count) move((active + 1) % count);
    else if (event.key === "ArrowUp" && count) move((active - 1 + count) % count);
    else if (event.key === "Enter" && options()[active]) choose(options()[active].dataset.id);
    else if (event.key === "Escape") { input.value = ""; open(false); }
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const one = event.target.closest("[role=option]");
    if (one) { event.preventDefault(); choose(one.dataset.id); }
  });
  return { find, clear: () => { input.value = ""; open(false); } };
})();
