/* On a narrow screen, where the text stands below the map: a tap says at the lower edge what was chosen and leads to it. */
rg.sheet = (() => {
  const home = rg.at("sheet");
  const narrow = matchMedia("(max-width: 760px)");

  const to = (pane, word) => rg.make("button", { type: "button", on: { click: () => { hide(); document.querySelector(pane).scrollIntoView(); } } }, rg.say(word));
  const hide = () => { home.hidden = true; };

  /* The sentence that makes a line, or the first that cites or names what was chosen. A paragraph comes into sight by itself. */
  const sentence = ({ id, to: end }) => {
    const { graph } = rg;
    const part = end ? rg.canvas.line(id, end)?.links[0]?.part : (graph.citedIn.get(id) ?? graph.mentionedIn.get(id) ?? [])[0];
    const text = part ? graph.passage(part)?.text : "";
    return text ? rg.make("p", { class: "quote" }, rg.make("small", {}, `${graph.label(graph.documentOf(part))} ${graph.place(part)} `), rg.make("bdi", {}, rg.cut(text, 90))) : null;
  };

  const show = (now) => {
    const { graph } = rg;
    if (!narrow.matches || !now.id || (graph.parts.has(now.id) && !now.to) || !["documents", "entities", "asks", "timeline"].includes(now.view)) return hide();
    const name = now.to ? `${graph.label(now.id)} → ${graph.label(now.to)}` : graph.label(now.id);
    const title = now.to ? "" : graph.documents.has(now.id) ? graph.title(now.id) : "";
    home.replaceChildren(...[rg.make("button", { type: "button", class: "close", "aria-label": rg.say("close"), on: { click: hide } }, "×"),
      rg.make("p", { class: "name", dir: "auto" }, name), title && title !== name ? rg.make("p", { dir: "auto" }, rg.cut(title, 80)) : null, sentence(now),
      rg.make("div", { class: "buttons" }, to(".reading", "openText"), to(".details", "details"))].filter(Boolean));
    home.hidden = false;
    return null;
  };
  return { show, hide };
})();
