import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./page.js";

const { find, findAll, marked } = await load("finding.js");
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

test("traditional and simplified characters find the same", () => {
  assert.deepEqual(ids("聯合國毒品和犯罪問題辦事處"), ids("联合国毒品和犯罪问题办事处"));
  assert.ok(ids("聯合國毒品和犯罪問題辦事處").length > 0);
  assert.equal(ids("第60/175號決議 執行部分第4段")[0], "A/RES/60/175#op4");
});

test("all that is found, more than the first few, each paragraph once", () => {
  assert.equal(findAll("60/175 4").passages[0].part, "A/RES/60/175#op4");
  const all = findAll("决议").passages.map((one) => one.part);
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.length > find("决议").filter((hit) => hit.entry.text).length);
  assert.deepEqual(findAll("犯罪 毒品").names.sort(), findAll("毒品 犯罪").names.sort());
});

test("what was looked for is marked where it stands, whatever its width and script", () => {
  assert.deepEqual(marked("回顾其第 60/175 号决议", "60/175 決議"), [["回顾其第 ", false], ["60/175", true], [" 号", false], ["决议", true]]);
  assert.deepEqual(marked("没有", "别的"), [["没有", false]]);
});
