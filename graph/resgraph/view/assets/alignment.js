/* What became of each paragraph, as rows in the order of the later text: what was dropped stands where it stood. */
rg.alignment = (() => {
  /* `changes` have the ends of ids (`op4`), `lefts` and `rights` those of all paragraphs in reading order. */
  const rows = (changes, lefts, rights) => {
    const at = (list) => { const places = new Map(list.map((id, place) => [id, place])); return (a, b) => places.get(a) - places.get(b); };
    const byRight = new Map(changes.flatMap((one) => one.later.map((id) => [id, one])));
    const told = [], shown = new Set();
    for (const id of rights) {
      const change = byRight.get(id);
      if (!change) told.push({ kind: "new", left: [], right: [id], change: null });
      else if (!shown.has(change)) {
        shown.add(change);
        told.push({ kind: change.change, left: [...change.earlier].sort(at(lefts)), right: [...change.later].sort(at(rights)), change });
      }
    }
    return withDropped(told, lefts);
  };

  /* Each behind the row of the paragraph before it; those with nothing before them stand first. */
  const withDropped = (told, lefts) => {
    const kept = new Set(told.flatMap((row) => row.left)), behind = new Map([["", []]]);
    let last = "";
    for (const id of lefts) {
      if (kept.has(id)) { last = id; continue; }
      behind.set(last, [...(behind.get(last) ?? []), { kind: "dropped", left: [id], right: [], change: null }]);
    }
    return [...behind.get(""), ...told.flatMap((row) => [row, ...row.left.flatMap((id) => behind.get(id) ?? [])])];
  };

  /* The text in pieces of one side: [words, whether the other side has others]. `differences` has four numbers each. */
  const pieces = (text, differences, side) => {
    const letters = Array.from(text), out = [];
    let last = 0;
    for (let number = side === "left" ? 0 : 2; number < differences.length; number += 4) {
      const [start, end] = [differences[number], differences[number + 1]];
      out.push([letters.slice(last, start).join(""), false], [letters.slice(start, end).join(""), true]);
      last = end;
    }
    return [...out, [letters.slice(last).join(""), false]].filter(([words]) => words);
  };

  return { rows, pieces };
})();
