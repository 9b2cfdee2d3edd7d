import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./page.js";

const { asks, rests } = await load("lanes.js");
const { graph } = await load("graph.js");
const { store } = await load("store.js");

const part = (id, more) => {
  graph.wordings.set(id, [{ language: "zh" }, { language: "en" }]);
  return { id, document: "x", cites: {}, mentions: [], obligations: [], ...more };
};
const task = (parties, more = {}) => ({ language: "zh", verb: "authority/verb/request", parties, task: "报告", recipients: [], due: [], ...more });

test("what a resolution rests on, the strongest verb first, each document once", () => {
  const lanes = rests([
    part("x#pp1", { cites: { A: ["recalls"], B: [] } }),
    part("x#op1", { cites: { A: ["reaffirms"], C: ["takesNoteOf"], D: ["unheardOf"] } }),
  ]);
  assert.deepEqual(lanes.map(([relation, list]) => [relation, list.map((one) => one.target)]), [["reaffirms", ["A"]], ["takesNoteOf", ["C"]], ["unheardOf", ["D"]], ["cites", ["B"]]]);
  assert.deepEqual(lanes[0][1][0].parts, ["x#pp1", "x#op1"]);
});

test("who must report stands first, nobody by name last", () => {
  const lanes = asks([
    part("x#op1", { obligations: [task(["states"]), task(["states"]), task([])] }),
    part("x#op2", { obligations: [task(["sg"], { due: ["s61"] })] }),
    part("x#op3", { obligations: [task(["fund"])] }),
  ]);
  assert.deepEqual(lanes.map(([party, list]) => [party, list.length]), [["sg", 1], ["states", 2], ["fund", 1], ["", 1]]);
});

test("of a text in two languages the tasks of the one that is read", () => {
  const parts = [part("x#op1", { obligations: [task(["sg"], { language: "en", task: "to report" }), task(["states"], { language: "en" }), task(["sg"])] })];
  const told = () => asks(parts).map(([party, list]) => [party, list[0].task]);
  assert.deepEqual(told(), [["sg", "报告"]]);
  store.textLanguage = "en";
  assert.deepEqual(told(), [["sg", "to report"], ["states", "报告"]]);
  store.textLanguage = "";
});

test("a task has the report that answers it, by its number among those of its language", () => {
  const none = { lengths: [], at: [] };
  graph.learn({ answered: { "x/zh#op4.obligation-10": ["A/60/510"] }, mentioned: none, asked: none });
  const tasks = Array.from({ length: 11 }, (_, at) => task([`party-${at}`]));
  const [english] = [task(["party-1"], { language: "en" })];
  const told = asks([part("x#op4", { obligations: [english, ...tasks] })]);
  assert.deepEqual(told.filter(([, list]) => list[0].answers.length).map(([party]) => party), ["party-1"]); // 1, 10, 11, 2, ...
});
