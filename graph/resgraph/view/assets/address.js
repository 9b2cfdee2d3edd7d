/* What is shown, as an address: #A/RES/60/175/op6;to=A/RES/46/152;view=paragraphs;of=A/RES/60/175
   `id` is what is chosen, `to` the other end of a chosen line, `of` what the view is about. Filters stand behind:
   #;organ=authority/org/security-council;from=2001;hidden=document,topic */
rg.address = {
  read() {
    const [first, ...rest] = location.hash.slice(1).split(";").map(rg.address.decode);
    const where = Object.fromEntries(rest.map((pair) => [pair.slice(0, pair.indexOf("=")), rg.address.find(pair.slice(pair.indexOf("=") + 1)) ]));
    return { id: first ? rg.address.find(first) : "", to: where.to ?? "", of: where.of ?? "", view: where.view ?? "", filters: where };
  },

  /* A/RES/60/175/op6 is a paragraph, A/RES/60/175 a document; what nobody knows stays as it is. */
  find(text) {
    const { documents, names, parts } = rg.graph;
    if (documents.has(text) || names.has(text) || parts.has(text)) return text;
    const part = text.replace(/\/([^/]+)$/, "#$1");
    return parts.has(part) ? part : text;
  },

  write({ id = "", to = "", of = "", view = "" }) {
    const shown = (name) => name.replace("#", "/").replace(/[;%\s]/g, encodeURIComponent);
    const rest = Object.entries({ to, view, of: of === id ? "" : of, ...rg.filters.chosen() }).filter(([, value]) => value);
    return `#${[shown(id), ...rest.map(([key, value]) => `${key}=${shown(value)}`)].join(";")}`;
  },

  /* A link that was written before the filters were chosen, with those of now. */
  filtered(hash) {
    const kept = hash.slice(1).split(";").filter((pair, at) => at === 0 || !rg.filters.names.includes(pair.slice(0, pair.indexOf("="))));
    return `#${kept.join(";")}${rg.address.write({}).slice(1)}`;
  },

  decode(text) { try { return decodeURIComponent(text); } catch { return text; } },
};

/* Goes there, in the view that is open if it can show it, else in the one that suits. */
rg.go = (id, { to = "", of = "", view = "" } = {}) => {
  const chosen = view || (rg.views.holds(id) ? rg.now.view : rg.views.natural(id));
  const about = of || (view || chosen !== rg.now.view ? "" : rg.now.of);
  const hash = rg.address.write({ id, to, of: about, view: chosen === "documents" ? "" : chosen });
  if (location.hash !== hash) location.hash = hash;
  rg.show();
};

/* What is on the screen now. */
rg.now = { id: "", to: "", of: "", view: "documents" };
