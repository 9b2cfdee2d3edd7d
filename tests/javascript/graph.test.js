import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { load } from "./page.js";

const { graph } = await load("graph.js");
const { texts } = await load("texts.js");
const { on, store, tell } = await load("store.js");

/* The records as Python has them, before they are packed. */
const told = JSON.parse(readFileSync(new URL("./records.json", import.meta.url), "utf-8"));

test("documents come out as they went in", () => {
  assert.deepEqual(graph.list.map((one) => one.id), told.documents.map((one) => one.id));
  for (const one of told.documents) {
    const { symbol, kind, title, date, organ, year, page, parts } = graph.documents.get(one.id);
    assert.deepEqual({ symbol, kind, title, date, organ, year, page, parts: [...parts] }, { symbol: one.symbol, kind: one.kind, title: one.title, date: one.date, organ: one.organ, year: one.year, page: one.page, parts: one.parts });
  }
});

test("paragraphs, words and evidence come out as they went in, once they were read", async () => {
  const one = told.paragraphs.find((part) => part.obligations.length);
  assert.deepEqual(graph.parts.get(one.id).obligations, []);
  await texts.all();
  for (const part of told.paragraphs) {
    const { kind, number, heading, parent, actions, addressees, cites, mentions, footnotes, obligations } = graph.parts.get(part.id);
    const { id: _, document: __, ...record } = part;
    assert.deepEqual({ kind, number, heading, parent, actions, addressees, cites, mentions, footnotes, obligations }, record);
  }
  for (const passage of told.passages) {
    const found = graph.wordings.get(passage.part).find((each) => each.language === passage.language);
    assert.deepEqual({ ...found }, passage);
  }
});

test("who cites a document is known backwards too", () => {
  for (const [id, { length }] of graph.citedIn) {
    assert.equal(graph.citedIn.get(id).length, length);
    for (const part of graph.citedIn.get(id)) assert.ok(id in graph.parts.get(part).cites);
  }
});

test("those who listen are told in the order in which they asked", async () => {
  const heard = [];
  on("change", (what) => { heard.push(`first ${what}`); });
  on("change", async (what) => { await null; heard.push(`second ${what}`); });
  await tell("change", "now");
  assert.deepEqual(heard, ["first now", "second now"]);
  assert.equal(store.language, "zh");
});
