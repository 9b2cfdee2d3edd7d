/* The data in this file: compressed JSON in base64. The first part is what the first drawing needs; the names follow,
   and the words of the documents lie on shelves that are read when somebody wants them. The elements stand behind
   the scripts, so what is asked for may not have been read from the file yet. */
rg.unpack = async (element) => {
  const inside = element.firstChild;
  const letters = atob((inside.nodeType === Node.COMMENT_NODE ? inside.data : element.textContent).trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

/* The promise of an element that is wholly there: something stands behind it, or the file has been read. */
rg.arrived = (id) => new Promise((done) => {
  const look = () => {
    const element = document.getElementById(id);
    if (element && (element.nextElementSibling || document.readyState !== "loading")) done(element);
    else setTimeout(look, 15);
  };
  look();
});

/* The promise of the scripts at the file's end, which a first drawing can do without: they run when they are asked for. */
rg.late = () => new Promise((done) => {
  const run = () => {
    for (const text of document.querySelectorAll("script.late")) {
      const script = document.createElement("script");
      script.textContent = text.textContent;
      text.replaceWith(script);
    }
    done();
  };
  if (document.readyState !== "loading") run();
  else document.addEventListener("DOMContentLoaded", run, { once: true });
});

rg.texts = {
  FEW: 40, // shelves
  read: new Map(),

  /* The promise of the names; `true` once they are in the graph. */
  names() {
    rg.texts.named ??= rg.arrived("names").then(rg.unpack).then((content) => {
      rg.graph.learn(content);
      rg.texts.named = true;
    });
    return rg.texts.named;
  },

  /* The promise of a shelf; `true` once its content is in the graph. */
  take(number) {
    if (!rg.texts.read.has(number)) {
      rg.texts.read.set(number, Promise.all([rg.arrived(`shelf-${number}`).then(rg.unpack), rg.texts.names()]).then(([content]) => {
        rg.graph.add(content);
        rg.texts.read.set(number, true);
      }));
    }
    return rg.texts.read.get(number);
  },

  /* Names and the words of these documents: a promise, or nothing where they are there already. */
  want(documents) {
    const { shelves, compared } = rg.graph.data;
    const numbers = [...new Set(documents.flatMap((id) => [shelves[id], compared[id]]))].filter((number) => number !== undefined && rg.texts.read.get(number) !== true);
    if (!numbers.length) return rg.texts.named === true ? null : rg.texts.names();
    return Promise.all(numbers.map(rg.texts.take));
  },

  /* The shelf of a thing's Turtle: a paragraph's is its document's; of all else, the last that begins before it. */
  turtle(id) {
    const { shelves, turtles } = rg.graph.data;
    const own = id.includes("#") ? shelves[rg.graph.documentOf(id)] : undefined;
    return rg.texts.take(own ?? turtles.findLast(([first]) => first <= id)?.[1] ?? 0);
  },

  count: () => rg.graph.data.count,
  unread: () => rg.texts.count() - [...rg.texts.read.values()].filter((one) => one === true).length,

  /* The next few that nobody has asked for yet. */
  some(count) {
    const next = [...Array(rg.texts.count()).keys()].filter((number) => rg.texts.read.get(number) !== true);
    return Promise.all(next.slice(0, count).map(rg.texts.take));
  },

  all: () => rg.texts.want(Object.keys(rg.graph.data.shelves)),
  few: () => rg.texts.count() <= rg.texts.FEW,
};

/* `begin` with the first part; a browser that cannot read it is told so in words. */
rg.open = async (begin) => {
  if (typeof DecompressionStream === "undefined") {
    rg.at("too-old").hidden = false;
    return;
  }
  begin(await rg.unpack(rg.at("data")));
};
