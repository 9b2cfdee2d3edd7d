import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./page.js";

const { addressOf, readAddress, withChoices } = await load("address.js");
const { choices } = await load("choices.js");
const read = (hash) => { globalThis.location.hash = hash; return readAddress(); };

test("an address says what is chosen, in which view, about what", () => {
  assert.equal(addressOf({ id: "A/RES/60/175#op4" }), "#A/RES/60/175/op4");
  assert.equal(addressOf({ id: "A/RES/60/175", view: "paragraphs", of: "A/RES/60/175" }), "#A/RES/60/175;view=paragraphs");
  assert.equal(addressOf({ to: "A/RES/46/152", id: "A/RES/60/175" }), "#A/RES/60/175;to=A/RES/46/152");
});

test("what was written is read again, signs and blanks too", () => {
  for (const where of [{ id: "A/RES/60/175#op4", view: "paragraphs", of: "A/RES/60/175" }, { id: "file/一 份;100%.txt", to: "", of: "", view: "" }]) {
    const { id, of, view } = read(addressOf(where));
    assert.deepEqual({ id, of, view }, { id: where.id, of: where.of, view: where.view });
  }
});

test("a hash that nobody wrote is no error", () => {
  assert.equal(read("#%E0%A4%A").id, "%E0%A4%A");
  assert.equal(read("").id, "");
});

test("choices stand in every address, and links take those of now", () => {
  choices.take({ organ: "authority/org/security-council", from: "2001", until: "soon", hidden: "document,nonsense" });
  assert.equal(addressOf({}), "#;organ=authority/org/security-council;from=2001;hidden=document");
  assert.equal(withChoices("#A/RES/60/175/op4;organ=old"), "#A/RES/60/175/op4;organ=authority/org/security-council;from=2001;hidden=document");
  choices.take({});
  assert.equal(withChoices("#A/RES/60/175;from=1999"), "#A/RES/60/175");
});
