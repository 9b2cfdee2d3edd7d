/* How much room the network has: the line between the panes can be moved, and the network can have the whole page. */
rg.panes = (() => {
  const frame = document.querySelector("main"), bar = rg.at("splitter");
  const LEAST = 20, MOST = 75, STEP = 3; // hundredths of the page's width

  const set = (share) => {
    const kept = Math.max(LEAST, Math.min(MOST, share));
    frame.style.setProperty("--left", `${kept}%`);
    bar.setAttribute("aria-valuenow", String(Math.round(kept)));
    rg.remember("left", String(kept));
  };
  const share = () => (100 * bar.parentElement.offsetWidth) / frame.offsetWidth;
  const settle = () => { bar.classList.remove("moved"); rg.redraw(true); };

  bar.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
    bar.classList.add("moved");
  });
  bar.addEventListener("pointermove", (event) => { if (bar.classList.contains("moved")) set((100 * event.clientX) / frame.offsetWidth); });
  bar.addEventListener("pointerup", settle);
  bar.addEventListener("pointercancel", settle);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (!step) return;
    event.preventDefault();
    set(share() + step);
    settle();
  });
  bar.addEventListener("dblclick", () => { frame.style.removeProperty("--left"); rg.remember("left", ""); settle(); });

  const wide = () => frame.dataset.wide !== undefined;
  const widen = () => {
    if (wide()) delete frame.dataset.wide;
    else frame.dataset.wide = "";
    rg.at("wide").setAttribute("aria-pressed", String(wide()));
    rg.announce(rg.say(wide() ? "widened" : "narrowed"));
    requestAnimationFrame(() => rg.redraw(true)); // the columns of a view are set for the pane's new size
  };

  const kept = Number(rg.recall("left"));
  if (kept) set(kept);
  return { widen, wide };
})();
