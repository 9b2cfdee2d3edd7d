/* Taking things away: the view's relations as a list and as CSV, the picture as PNG, Turtle to the clipboard. */
rg.export = (() => {
  const LONGEST = 1000; // rows of the list on the screen; CSV has them all
  const rows = () => rg.canvas.drawn.lines.flatMap((line) => line.links.map((link) => ({
    from: line.from, to: line.to, part: link.part, relation: link.relations.map(rg.sayCode).join(" · "),
    where: link.part ? `${rg.graph.label(rg.graph.parts.get(link.part).document)} ${rg.graph.place(link.part)}` : "",
    text: link.part ? rg.graph.passage(link.part)?.text ?? "" : rg.say("edgeReport"),
  })));

  /* A cell that a spreadsheet would take for a formula gets an apostrophe. */
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

  const sheet = (lines) => `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

  const csv = () => {
    const head = ["from", "relation", "to", "where", "sentence"].map((word) => rg.say(word));
    const lines = rows().map((row) => [rg.graph.label(row.from), row.relation, rg.graph.label(row.to), row.where, row.text]);
    return sheet([head, ...lines]);
  };

  const save = (name, blob) => {
    const address = URL.createObjectURL(blob);
    rg.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  /* Files say which graph they are from and what of it: resgraph-A-RES-60-175-and-1-more-asks.csv */
  const graphName = () => {
    const { read } = rg.graph;
    const first = read[0] ? `-${rg.graph.label(read[0].id)}` : "";
    return `resgraph${first}${read.length > 1 ? `-and-${read.length - 1}-more` : ""}`.replace(/[^\p{L}\p{N}.()-]+/gu, "-");
  };
  const fileName = (ending) => `${graphName()}-${rg.now.view}${rg.now.of && rg.now.view !== "queries" ? `-${rg.now.of.split("/").slice(-3).join("-")}` : ""}.${ending}`.replace(/[^\p{L}\p{N}.()-]+/gu, "-");

  /* The whole drawing with twice as many pixels as it has units; one too large for that, as it is on the screen. */
  const LARGEST = 8000, DRAWN = 2000; // pixels; boxes or dots
  const png = async () => {
    if (rg.canvas.drawn.boxes.length > DRAWN) { asSeen(); return; }
    const picture = new Image(), drawing = rg.svg();
    const [, , wide, high] = /viewBox="([^"]+)"/.exec(drawing)[1].split(" ").map(Number);
    const scale = Math.min(2, LARGEST / Math.max(wide, high));
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.replace("<svg ", `<svg width="${wide * scale}" height="${high * scale}" `))}`;
    await picture.decode();
    const page = document.createElement("canvas");
    [page.width, page.height] = [wide * scale, high * scale].map(Math.round);
    page.getContext("2d").drawImage(picture, 0, 0, page.width, page.height);
    page.toBlob((blob) => save(fileName("png"), blob), "image/png");
  };

  const asSeen = () => {
    const { dots } = rg.canvas.drawn;
    const picture = (dots ? rg.at("dots") : rg.at("canvas")).querySelector("canvas");
    const page = document.createElement("canvas");
    [page.width, page.height] = [picture.width, picture.height];
    const pencil = page.getContext("2d");
    pencil.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
    pencil.fillRect(0, 0, page.width, page.height);
    if (dots) rg.dots.picture(pencil);
    else pencil.drawImage(picture, 0, 0);
    page.toBlob((blob) => save(fileName("png"), blob), "image/png");
  };

  /* A/RES/60/175, para. 18: “Requests …”, and the address of the original. */
  const citation = (id) => {
    const { graph } = rg, part = graph.parts.get(id), document_ = graph.documents.get(part.document);
    const place = graph.place(id).replace(/^operative /, "");
    const words = graph.passage(id)?.text ?? "";
    return rg.language === "zh" ? `${document_.symbol}，${place}：“${words}” ${document_.page}` : `${document_.symbol}, ${place}: “${words}” ${document_.page}`;
  };

  const list = () => {
    const to = (id) => rg.make("a", { href: rg.address.write({ id, view: rg.now.view === "documents" ? "" : rg.now.view, of: rg.now.of }), class: `chip k-${rg.graph.family(id)}` }, rg.make("i", {}, rg.sign(rg.graph.family(id))), rg.make("bdi", {}, rg.graph.label(id)));
    const head = rg.make("tr", {}, ["from", "relation", "to", "where", "sentence"].map((word) => rg.make("th", { scope: "col" }, rg.say(word))));
    const all = rows();
    const body = all.slice(0, LONGEST).map((row) => rg.make("tr", {}, rg.make("td", {}, to(row.from)), rg.make("td", {}, row.relation), rg.make("td", {}, to(row.to)),
      rg.make("td", {}, row.part ? rg.make("a", { href: rg.address.write({ id: row.part }) }, row.where) : ""), rg.make("td", { class: "words", dir: "auto" }, rg.cut(row.text, 160))));
    rg.at("list").replaceChildren(rg.sortable(rg.make("table", {}, rg.make("thead", {}, head), rg.make("tbody", {}, body))), all.length > LONGEST ? rg.make("p", { class: "meta" }, rg.say("more", { n: all.length - LONGEST }), " · CSV") : "");
  };

  const copy = async (text, button) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = rg.make("textarea", { class: "unseen" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.dataset.word ??= button.textContent;
    button.textContent = rg.say("copied");
    rg.announce(rg.say("copied"));
    setTimeout(() => { button.textContent = button.dataset.word; }, 1500);
  };

  const table = (text) => new Blob([text], { type: "text/csv;charset=utf-8" });

  rg.at("csv").addEventListener("click", async () => {
    if (rg.now.view === "queries") { rg.gallery.csv(); return; }
    if (rg.now.view === "compare") { save(fileName("csv"), table(sheet(rg.compared.lines()))); return; }
    await rg.texts.want(rg.canvas.drawn.lines.flatMap((line) => line.links.map((link) => rg.graph.documentOf(link.part))));
    save(fileName("csv"), table(csv()));
  });
  rg.at("png").addEventListener("click", png);
  rg.at("svg").addEventListener("click", () => save(fileName("svg"), new Blob([rg.svg()], { type: "image/svg+xml" })));
  return { csv, list, copy, save, sheet, table, graphName, citation };
})();
