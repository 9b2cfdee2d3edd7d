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
