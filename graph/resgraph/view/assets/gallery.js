/* The gallery: the named queries with the answers they had when this file was made. It opens as a list of questions;
   `of` in the address is the one that is open, and after a slash the number of its example: citing/2. */
rg.gallery = (() => {
  const home = rg.at("answers");
  const frame = document.querySelector("main");
  const LONG = ["text", "task", "title"]; // columns of sentences
  let questions = null;
  let built = "";

  const both = (words) => words[rg.language] ?? words.en ?? "";
  const address = (of) => rg.address.write({ id: rg.now.id, view: "queries", of });
  const count = (number) => number.toLocaleString(rg.language === "zh" ? "zh-CN" : "en");

  /* What `of` names: the question and the number of its answer. */
  const open = (of) => {
    const [name, number] = of.split("/");
    const question = questions.find((one) => one.name === name);
    const at = Math.max(0, Math.min(Number(number || 1) - 1, (question?.answers.length ?? 0) - 1)) || 0;
    return { question, at, answer: question?.answers[at] };
  };

  /* A thing in the reader's language: a paragraph by its place, a name by its label; else as the answer has it. */
  const said = ([text, thing], column) => {
    const { graph } = rg;
    if (graph.parts.has(thing)) return text.includes("/") ? `${graph.label(graph.parts.get(thing).document)} ${graph.place(thing)}` : graph.place(thing);
    if (graph.names.has(thing) || graph.documents.has(thing)) return graph.label(thing);
    return column?.code && text ? rg.sayCode(text) : text;
  };

  /* The parts of a graph that a reader can go to; verbs have no place of their own. */
  const leads = (thing) => rg.graph.documents.has(thing) || rg.graph.parts.has(thing) || (rg.graph.names.has(thing) && rg.graph.family(thing) !== "verb");

  /* What a document is about, where no column says it. */
  const title = (thing, column) => (column && rg.graph.short(thing) ? rg.make("small", { dir: "auto" }, rg.graph.short(thing)) : null);

  const shown = (cell, column) => {
    const [text, thing] = cell;
    if (!thing || !leads(thing)) return rg.make("bdi", {}, said(cell, column));
    const family = rg.graph.family(thing);
    const sign = family === "paragraph" ? null : rg.make("i", { "aria-hidden": "true" }, rg.sign(family));
    return rg.make("a", { href: rg.address.write({ id: thing, view: "queries", of: rg.now.of }), class: family === "paragraph" ? null : `chip k-${family}`, "data-thing": thing, title: text === said(cell, column) ? null : text },
      sign, rg.make("bdi", {}, said(cell, column)), title(thing, column));
  };

  /* A paragraph tells its resolution, so that a column is saved; a row without a paragraph shows the resolution. */
  const saved = (columns) => {
    const [whole, part] = ["resolution", "paragraph"].map((name) => columns.findIndex((one) => one.name === name));
    return whole >= 0 && part >= 0 ? { whole, part } : {};
  };
  const placed = (row, { whole, part }, at) => {
    if (at !== part) return row[at];
    return row[part][1] ? [`${row[whole][0]}#${row[part][0]}`, row[part][1]] : row[whole];
  };

  const numeric = (rows, at) => rows.every((row) => /^-?[\d.]*$/.test(row[at][0]));

  /* How wide a column must be at least, in em: as its words where these are few, else so wide that a cell has about five lines. */
  const WIDEST = 18, SHORT = 8, LINES = 5;
  const widthOf = (rows, at, column) => {
    const length = (text) => Array.from(text).reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 1 : 0.55), 0);
    const longest = Math.max(0, ...rows.map((row) => length(said(row[at], column))));
    return Math.max(3, Math.min(WIDEST, longest <= SHORT ? longest : Math.max(SHORT, longest / LINES)));
  };

  const table = (question, { columns, rows }) => {
    const one = saved(columns);
    const shownAt = columns.map((_, at) => at).filter((at) => at !== one.whole);
    const kind = (at) => (numeric(rows, at) ? "number" : LONG.includes(columns[at].name) ? "words" : at === one.part ? "place" : null);
    return rg.sortable(rg.make("table", {}, rg.make("caption", { class: "unseen" }, both(question.title)),
      rg.make("thead", {}, rg.make("tr", {}, shownAt.map((at) => rg.make("th", { scope: "col", class: kind(at), style: `min-width: calc(${widthOf(rows, at, columns[at]).toFixed(1)}em + 16px)` }, both(columns[at].label))))),
      rg.make("tbody", {}, rows.map((row) => rg.make("tr", {}, shownAt.map((at) => rg.make("td", { class: kind(at) }, shown(placed(row, one, at), columns[at]))))))));
  };

  const copied = (word, text) => {
    const button = rg.make("button", { type: "button", class: "copy", "aria-label": `${rg.say("copy")}: ${rg.say(word)}`, on: { click: () => rg.export.copy(text, button) } }, rg.say("copy"));
    return rg.make("div", { class: "copied" }, rg.make("h4", {}, rg.say(word)), button, rg.make("pre", { tabindex: "0", "aria-label": rg.say(word) }, text));
  };

  const extent = ({ rows, total }) => (total === null ? rg.say("notComputed") : rows.length < total ? rg.say("firstRows", { n: count(rows.length), all: count(total) }) : rg.say("allRows", { n: count(total) }));

  const whom = ({ given }) => given.map(({ cell }) => said(cell)).join(" · ");

  const choices = (question, at) => (question.answers[0].given.length
    ? rg.make("nav", { class: "examples", "aria-label": rg.say("examples") }, rg.make("span", { class: "meta" }, rg.say("chosenBy", { what: both(question.chosen) })),
      question.answers.map((answer, number) => rg.make("a", { href: address(`${question.name}/${number + 1}`), "aria-current": number === at ? "true" : null }, rg.make("bdi", {}, whom(answer)))))
    : null);

  const page = ({ question, at, answer }) => [
    rg.make("p", {}, rg.make("a", { href: address("") }, `← ${rg.say("allQueries")}`)),
    rg.make("h3", { tabindex: "-1" }, both(question.title)),
    rg.make("p", { class: "asks" }, both(question.asks)),
    ...(answer ? [choices(question, at),
      rg.make("p", { class: "meta extent" }, answer.total === 0 ? both(question.empty) : extent(answer)),
      answer.total ? rg.make("div", { class: "rows", role: "region", tabindex: "0", "aria-label": both(question.title) }, table(question, answer)) : null,
      rg.make("details", { class: "block", open: answer.total === null }, rg.make("summary", {}, rg.say("askYourself")), copied("asSparql", answer.sparql), copied("asCommand", answer.command))]
      : [rg.make("p", { class: "meta extent" }, both(question.empty))])];

  const size = ({ answers, empty }) => (answers[0]?.total === null ? extent(answers[0]) : answers[0]?.total ? answers.map((answer) => (answer.given.length ? `${whom(answer)} (${count(answer.total)})` : rg.say("allRows", { n: count(answer.total) }))).join("　") : both(empty));

  const index = () => [
    rg.make("h3", { tabindex: "-1" }, rg.say("viewQueries")),
    rg.make("ul", { class: "questions" }, questions.map((question) => rg.make("li", {},
      rg.make("a", { href: address(question.name) }, both(question.title)), rg.make("p", {}, both(question.asks)), rg.make("p", { class: "meta" }, rg.make("bdi", {}, size(question)))))),
  ];

  const draw = (now) => {
    const found = open(now.of);
    const inside = home.contains(document.activeElement);
    home.replaceChildren(...(found.question ? page(found) : index()).filter(Boolean));
    home.scrollTop = 0;
    if (inside) home.querySelector("h3").focus();
    if (found.question) rg.announce(`${both(found.question.title)}. ${home.querySelector(".extent").textContent}`);
    rg.at("csv").disabled = !found.answer?.total;
  };

  /* The cells that mean what is chosen. */
  const mark = ({ id }) => {
    for (const link of home.querySelectorAll("[data-thing]")) link.toggleAttribute("aria-current", link.dataset.thing === id);
  };

  /* Shows the gallery where it is the open view; reads its shelf the first time. */
  const show = async (now) => {
    const opened = now.view === "queries";
    home.hidden = !opened;
    frame.dataset.shows = { queries: "answers", paragraphs: "dossier", compare: "compare" }[now.view] ?? "network";
    if (!opened) { rg.at("csv").disabled = false; return; }
    questions ??= (await Promise.all([rg.arrived("gallery").then(rg.unpack), rg.texts.names()]))[0];
    if (rg.now !== now) return;
    const key = JSON.stringify([now.of, rg.language]);
    if (key !== built) draw(now);
    built = key;
    mark(now);
  };

  const csv = () => {
    const { question, at, answer } = open(rg.now.of);
    const lines = [answer.columns.map((column) => both(column.label)), ...answer.rows.map((row) => row.map((cell, number) => said(cell, answer.columns[number])))];
    const part = answer.rows.length < answer.total ? `-first-${answer.rows.length}-of-${answer.total}` : "";
    rg.export.save(`${rg.export.graphName()}-${question.name}${at ? `-${at + 1}` : ""}${part}.csv`, rg.export.table(rg.export.sheet(lines)));
  };

  return { show, csv, there: Boolean(rg.at("tab-queries")) };
})();
