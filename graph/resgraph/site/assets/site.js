// The language of the labels, kept for the next page; without this script both languages are shown.
const root = document.documentElement;
const remembered = () => { try { return localStorage.getItem("resgraph-ui"); } catch { return null; } };
const speak = (language) => {
  root.dataset.ui = language;
  root.lang = language;
  try { localStorage.setItem("resgraph-ui", language); } catch { /* a file has no storage in some browsers */ }
};
speak(remembered() ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
document.querySelector("#language").hidden = false;
document.querySelector("#language").addEventListener("click", () => speak(root.dataset.ui === "zh" ? "en" : "zh"));

// The search on the first page: every word of the question is somewhere in the label.
const box = document.querySelector("#question");
if (box) {
  const list = document.querySelector("#answers");
  const told = document.querySelector("#told");
  const show = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length ? window.RESGRAPH.filter(([text]) => words.every((word) => text.toLowerCase().includes(word))) : [];
    list.replaceChildren(...found.slice(0, 50).map(([text, href]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = href;
      link.textContent = text;
      item.append(link);
      return item;
    }));
    told.textContent = words.length ? String(found.length) : "";
  };
  box.addEventListener("input", show);
  show();
}

// A resolution that was read in several languages: the reader's own, and another beside it; without this script all are shown.
const texts = document.querySelector("#texts");
if (texts) {
  const recall = (key) => { try { return localStorage.getItem(key) ?? ""; } catch { return ""; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* as above */ } };
  const buttons = [...texts.querySelectorAll("[data-read]")], beside = texts.querySelector("#beside");
  const known = buttons.map((one) => one.dataset.read);
  const read = () => [recall("resgraph-text"), root.dataset.ui, known[0]].find((one) => known.includes(one));
  const show = () => {
    const first = read(), second = known.includes(recall("resgraph-beside")) ? recall("resgraph-beside") : "";
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.read === first));
    beside.value = second;
    for (const wordings of document.querySelectorAll(".wordings")) {
      const all = [...wordings.querySelectorAll("[data-text]")];
      const shown = all.some((one) => one.dataset.text === first) ? first : all[0]?.dataset.text;
      for (const one of all) {
        one.hidden = one.dataset.text !== shown && one.dataset.text !== second;
        one.style.order = one.dataset.text === shown ? "0" : "1";
      }
      wordings.parentElement.classList.toggle("two", all.filter((one) => !one.hidden).length > 1);
    }
  };
  for (const one of buttons) one.addEventListener("click", () => { keep("resgraph-text", one.dataset.read); show(); });
  beside.addEventListener("change", () => { keep("resgraph-beside", beside.value); show(); });
  document.querySelector("#language").addEventListener("click", show);
  texts.hidden = false;
  show();
}
