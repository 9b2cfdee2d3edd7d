import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./page.js";

const { find } = await load("finding.js");
const { texts } = await load("texts.js");
await texts.all();

const ids = (words) => find(words).map((hit) => hit.entry.id);

test("a resolution by its number as people write it", () => {
  for (const words of ["60/175", "第60/175号决议", "A/RES/60/175", "a/res/60/175"]) assert.equal(ids(words)[0], "A/RES/60/175", words);
});

test("a paragraph by the number behind it", () => {
  for (const words of ["60/175 4", "A/RES/60/175 第4段", "60/175 执行部分第4段", "60/175 op4", "60/175 para.4"]) assert.equal(ids(words)[0], "A/RES/60/175#op4", words);
});

test("words in any order, none of which may be missing", () => {
  const text = find("毒品").find((hit) => hit.entry.text)?.entry.text ?? "";
  assert.match(text, /毒品/);
  assert.deepEqual(ids("毒品 犯罪").sort(), ids("犯罪 毒品").sort());
  assert.deepEqual(ids("毒品 这里没有的词"), []);
});

test("nothing asked, nothing found", () => {
  assert.deepEqual(find("   "), []);
});
