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

  /* 第60/175号决议 is asked as 60/175; what stands between blanks are words, which may stand in any order. */
  const NUMBERED = /第?\s*((?:[A-Za-z][\w.]*\/)*[\w.]+\/[\w./()-]+|\d+\s*[(]\d{4}[)])\s*号(?:决议|决定|文件)?/gu;
  const wordsOf = (text) => text.normalize("NFKC").replace(NUMBERED, " $1 ").split(/\s+/u).map(fold).filter(Boolean);

  /* 执行部分第18段, 第6段, op4, para. 18, or a bare number behind the symbol: the end of the name of a paragraph. */
  const PLACE = /^(?:(op|pp)|(?:执行(?:部分)?|正文)?第?|(序言(?:部分)?第?)|(?:para\.?|paragraph))?(\d{1,3})(?:段)?$/u;
  const placeOf = (words) => {
    const last = words.at(-1) ?? "", found = words.length > 1 ? PLACE.exec(last) : null;
    return found && { part: `${found[1] ?? (found[2] ? "pp" : "op")}${found[3]}`, rest: words.slice(0, -1) };
  };

  /* Whole, beginning, inside, in pinyin: the best of its keys, and which key that was. */
  const one = (entry, word) => {
    let best = 0, which = -1;
    entry.keys.forEach((key, number) => {
      const value = key === word ? 4 : key.startsWith(word) ? 3 : key.includes(word) ? 2 : rg.pinyin.matches(key, word) ? 1 : 0;
      if (value > best) [best, which] = [value, number];
    });
    return { best, which };
  };

  /* Every word has to be found; the entry is as good as its poorest word. */
  const score = (entry, words) => {
    const each = words.map((word) => one(entry, word));
    const best = Math.min(...each.map((found) => found.best));
    return { entry, which: each[0].which, value: best ? best + entry.weight : 0 };
  };

  const find = (text) => {
    index ??= build();
    const words = wordsOf(text);
    if (!words.length) return [];
    const hits = ranked(words);
    return [...inPlace(words), ...Object.entries(MOST).flatMap(([group, most]) => {
      const seen = new Set();
      return hits.filter((hit) => hit.entry.group === group && !seen.has(hit.entry.id) && seen.add(hit.entry.id)).slice(0, most);
    }), ...inWords(words)];
  };

  const ranked = (words) => index.map((entry) => score(entry, words)).filter((hit) => hit.value).sort((a, b) => b.value - a.value);

  /* A/RES/60/175 4: the paragraphs of that number in the documents of that name. */
  const inPlace = (words) => {
    const asked = placeOf(words);
    if (!asked) return [];
    return ranked(asked.rest).filter((hit) => hit.entry.group === "groupDocuments").slice(0, 3)
      .map((hit) => `${hit.entry.id}#${asked.part}`).filter((id) => rg.graph.parts.has(id))
      .map((id) => ({ entry: { group: "groupText", id, text: rg.graph.passage(id)?.text ?? "" }, which: -1 }));
  };

  /* Paragraphs with these words, out of the texts that have been read. */
  const inWords = (words) => {
    const found = [];
    for (const [part, wordings] of rg.graph.wordings) {
      const hit = wordings.find((passage) => { passage.folded ??= fold(passage.text); return words.every((word) => passage.folded.includes(word)); });
      if (hit) found.push({ entry: { group: "groupText", id: part, text: hit.text }, which: -1 });
      if (found.length === MOST.groupText) break;
    }
    return found;
  };

  const around = (text, wanted) => {
    const places = wanted.toLowerCase().split(/\s+/u).map((word) => text.toLowerCase().indexOf(word)).filter((at) => at >= 0);
    const at = places.length ? Math.min(...places) : 0;
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
    const enough = hits.filter((hit) => hit.entry.text).length >= MOST.groupText;
    const unread = text.trim() && !enough && rg.texts.unread();
    if (unread) rows.push(rg.make("li", { role: "presentation", class: "group" }, rg.say("readingOn", { n: unread })));
    list.replaceChildren(...rows);
    open(rows.length > 0);
    move(hits.length ? Math.min(Math.max(active, 0), hits.length - 1) : -1);
    if (unread) deeper(text);
  };

  /* Reads on, a few shelves at a time, as long as the same words are looked for and few are found. */
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
