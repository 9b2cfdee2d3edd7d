/* The data in this file: compressed JSON in base64. One part opens the page; the words of the documents lie on
   shelves that are read when somebody wants them, or all at once where they are few. */
rg.unpack = async (element) => {
  const letters = atob(element.textContent);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

rg.texts = {
  FEW: 40, // shelves
  read: new Map(),
  shelf: (number) => document.getElementById(`shelf-${number}`),

  /* The promise of a shelf; `true` once its content is in the graph. */
  take(number) {
    if (!rg.texts.read.has(number)) {
      rg.texts.read.set(number, rg.unpack(rg.texts.shelf(number)).then((content) => {
        rg.graph.add(content);
        rg.texts.read.set(number, true);
      }));
    }
    return rg.texts.read.get(number);
  },

  /* The words of these documents: a promise, or nothing where they are there already. */
  want(documents) {
    const { shelves = {} } = rg.graph.data;
    const numbers = [...new Set(documents)].map((id) => shelves[id]).filter((number) => number !== undefined && rg.texts.read.get(number) !== true);
    return numbers.length ? Promise.all(numbers.map(rg.texts.take)) : null;
  },

  /* The shelf of a thing's Turtle: its document's, or the last that begins before it. */
  turtle(id) {
    const { shelves = {}, turtles = [] } = rg.graph.data;
    const own = shelves[rg.graph.parts.get(id)?.document ?? id];
    return rg.texts.take(own ?? turtles.findLast(([first]) => first <= id)?.[1] ?? 0);
  },

  unread: () => rg.texts.count() - [...rg.texts.read.values()].filter((one) => one === true).length,
  count: () => document.querySelectorAll("[data-shelf]").length,

  /* The next few that nobody has asked for yet. */
  some(count) {
    const next = [...Array(rg.texts.count()).keys()].filter((number) => rg.texts.read.get(number) !== true);
    return Promise.all(next.slice(0, count).map(rg.texts.take));
  },

  all: () => rg.texts.want(Object.keys(rg.graph.data.shelves ?? {})),
  few: () => rg.texts.count() <= rg.texts.FEW,
};

/* `begin` with the data; a browser that cannot read it is told so in words. */
rg.open = async (begin) => {
  if (typeof DecompressionStream === "undefined") {
    rg.at("too-old").hidden = false;
    return;
  }
  begin(await rg.unpack(rg.at("data")));
};
