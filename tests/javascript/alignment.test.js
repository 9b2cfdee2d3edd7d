import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./page.js";

const { piecesOf, rowsOf } = await load("alignment.js");

const change = (earlier, later, kind = "reworded") => ({ earlier, later, change: kind, differences: [] });
const told = (rows) => rows.map(({ kind, left, right }) => `${kind} ${left.join("+")}|${right.join("+")}`);

test("what was dropped stands where it stood, what is new where it stands", () => {
  const rows = rowsOf([change(["op1"], ["op1"]), change(["op3"], ["op3"])], ["pp1", "op1", "op2", "op3"], ["op1", "op2", "op3"]);
  assert.deepEqual(told(rows), ["dropped pp1|", "reworded op1|op1", "dropped op2|", "new |op2", "reworded op3|op3"]);
});

test("paragraphs that were joined or split are one row, in reading order", () => {
  const rows = rowsOf([change(["op10", "op2"], ["op1"], "merged"), change(["op3"], ["op3", "op2"], "split")], ["op2", "op3", "op10"], ["op1", "op2", "op3"]);
  assert.deepEqual(told(rows), ["merged op2+op10|op1", "split op3|op2+op3"]);
});

test("nothing corresponds: all was dropped, all is new", () => {
  assert.deepEqual(told(rowsOf([], ["op1"], ["op1"])), ["dropped op1|", "new |op1"]);
});

test("pieces are cut at characters, not at halves of them", () => {
  const text = "𠮷请秘书长报告", differences = [1, 2, 0, 0, 5, 7, 3, 5];
  assert.deepEqual(piecesOf(text, differences, "left"), [["𠮷", false], ["请", true], ["秘书长", false], ["报告", true]]);
  assert.deepEqual(piecesOf("秘书长汇报", differences, "right"), [["秘书长", false], ["汇报", true]]);
});
