/* How much room the network has: the line between the panes can be moved, and the network can have the whole page. */
import { all, announce, byId, recall, remember } from "./dom.js";
import { store } from "./store.js";
import { say } from "./words.js";

const [frame] = all("main"), bar = byId("splitter");
const LEAST = 20, MOST = 75, STEP = 3; // hundredths of the page's width

const set = (/** @type {number} */ share) => {
  const kept = Math.max(LEAST, Math.min(MOST, share));
  frame.style.setProperty("--left", `${kept}%`);
  bar.setAttribute("aria-valuenow", String(Math.round(kept)));
  remember("left", String(kept));
};
const share = () => (100 * (bar.parentElement?.offsetWidth ?? 0)) / frame.offsetWidth;
const settle = () => { bar.classList.remove("moved"); store.redraw(true); };

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
bar.addEventListener("dblclick", () => { frame.style.removeProperty("--left"); remember("left", ""); settle(); });

const wide = () => frame.dataset.wide !== undefined;
const widen = () => {
  if (wide()) delete frame.dataset.wide;
  else frame.dataset.wide = "";
  byId("wide").setAttribute("aria-pressed", String(wide()));
  announce(say(wide() ? "widened" : "narrowed"));
  requestAnimationFrame(() => store.redraw(true)); // the columns of a view are set for the pane's new size
};

const kept = Number(recall("left"));
if (kept) set(kept);

export const panes = { widen, wide };
