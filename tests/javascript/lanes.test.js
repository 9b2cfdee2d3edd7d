import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./page.js";

const { asks, rests } = await load("lanes.js");

const part = (id, more) => ({ id, cites: {}, mentions: [], obligations: [], ...more });
const task = (parties, more = {}) => ({ verb: "authority/verb/request", parties, task: "报告", recipients: [], due: [], ...more });

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
