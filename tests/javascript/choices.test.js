import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./page.js";

const { choices } = await load("choices.js");
const { graph } = await load("graph.js");
const { texts } = await load("texts.js");
await texts.all();

const view = () => ({
  boxes: graph.list.map((one) => ({ id: one.id, family: graph.family(one.id), label: one.symbol, filled: one.texts.length > 0, x: 0, y: 0 })),
  lines: graph.lines,
});
const lines = (where) => { choices.take(where); return choices.apply(view()).lines.map((line) => `${line.from}→${line.to} ${line.count}`); };

test("nothing chosen, nothing left out", () => {
  assert.equal(lines({}).length, graph.lines.length);
});

test("a line keeps the paragraphs that cite so, and loses its number with them", () => {
  const all = graph.lines.flatMap((line) => line.links.flatMap((link) => link.relations));
  const relation = all[0];
  choices.take({ relation });
  const kept = choices.apply(view()).lines;
  assert.ok(kept.length > 0 && kept.length < graph.lines.length);
  for (const line of kept) {
    assert.ok(line.links.every((link) => link.relations.includes(relation)));
    assert.equal(line.count, line.links.length);
  }
});

test("who cites the chosen organ stays, whoever that is", () => {
  choices.take({ organ: "authority/org/security-council" });
  const { boxes, lines: kept } = choices.apply(view());
  assert.ok(kept.length > 0);
  for (const line of kept) assert.equal(graph.documents.get(line.to).organ, "authority/org/security-council");
  assert.ok(boxes.some((box) => box.id === kept[0].from));
});

test("the preamble or the operative part", () => {
  choices.take({ part: "preambular" });
  for (const line of choices.apply(view()).lines) for (const link of line.links) assert.equal(graph.parts.get(link.part).kind, "preambular");
  choices.take({ part: "nonsense" });
  assert.equal(choices.chosen.part, "");
});
