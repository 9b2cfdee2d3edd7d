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

  const png = () => {
    const { dots } = rg.canvas.drawn;
    const picture = (dots ? rg.at("dots") : rg.at("canvas")).querySelector("canvas");
    const page = document.createElement("canvas");
    [page.width, page.height] = [picture.width, picture.height];
    const pencil = page.getContext("2d");
    pencil.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
    pencil.fillRect(0, 0, page.width, page.height);
    if (dots) rg.dots.picture(pencil);
    else pencil.drawImage(picture, 0, 0);
    page.toBlob((blob) => save(`resgraph-${rg.now.view}.png`, blob), "image/png");
  };

  const list = () => {
    const to = (id) => rg.make("a", { href: rg.address.write({ id, view: rg.now.view === "documents" ? "" : rg.now.view, of: rg.now.of }), class: `chip k-${rg.graph.family(id)}` }, rg.make("i", {}, rg.sign(rg.graph.family(id))), rg.make("bdi", {}, rg.graph.label(id)));
    const head = rg.make("tr", {}, ["from", "relation", "to", "where"].map((word) => rg.make("th", { scope: "col" }, rg.say(word))));
    const all = rows();
    const body = all.slice(0, LONGEST).map((row) => rg.make("tr", {}, rg.make("td", {}, to(row.from)), rg.make("td", {}, row.relation), rg.make("td", {}, to(row.to)),
      rg.make("td", {}, row.part ? rg.make("a", { href: rg.address.write({ id: row.part }) }, row.where) : row.text)));
    rg.at("list").replaceChildren(rg.make("table", {}, rg.make("thead", {}, head), rg.make("tbody", {}, body)), all.length > LONGEST ? rg.make("p", { class: "meta" }, rg.say("more", { n: all.length - LONGEST }), " · CSV") : "");
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
    button.textContent = rg.say("copied");
    rg.announce(rg.say("copied"));
    setTimeout(() => { button.textContent = rg.say("copy"); }, 1500);
  };

  const table = (text) => new Blob([text], { type: "text/csv;charset=utf-8" });

  rg.at("csv").addEventListener("click", async () => {
    if (rg.now.view === "queries") { rg.gallery.csv(); return; }
    await rg.texts.want(rg.canvas.drawn.lines.flatMap((line) => line.links.map((link) => rg.graph.documentOf(link.part))));
    save(`resgraph-${rg.now.view}.csv`, table(csv()));
  });
  rg.at("png").addEventListener("click", png);
  rg.at("svg").addEventListener("click", () => save(`resgraph-${rg.now.view}.svg`, new Blob([rg.svg()], { type: "image/svg+xml" })));
  return { csv, list, copy, save, sheet, table };
})();
