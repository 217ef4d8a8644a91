import { expect, it } from "vitest";
import { baseSets } from "#test/support/transfer/base-sets.ts";
import { inShort, matching } from "#test/support/transfer/matched.ts";

const match = await matching(baseSets);

it.each([
  ["by our own id", { ids: [{ kind: "cardlake", id: "pokemon:en:base1-4" }] }, "own_id"],
  ["by a source's id", { ids: [{ kind: "tcgdex", id: "base1-4" }] }, "own_id"],
  ["by an id of whom it is not said", { ids: [{ kind: "any", id: "BASE1-4" }] }, "own_id"],
  ["by a shop's product", { ids: [{ kind: "tcgplayer", id: "42382" }] }, "product_id"],
  [
    "by code and number",
    { name: "Charizard", setCode: "bs", number: "4/102" },
    "set_code_and_number",
  ],
  [
    "by set and number",
    { name: "Charizard", setName: "Base Set", number: "#004" },
    "set_name_and_number",
  ],
  ["by name and set", { name: "Charizard", setName: "Base" }, "name_and_set"],
  ["by name and number of how many", { name: "Charizard", number: "4/102" }, "name"],
])("finds a card %s", (_how, said, rung) => {
  const found = match(said);
  expect(inShort(found)).toBe("matched found en:base1-4");
  expect(found.rung).toBe(rung);
});

it("takes what says most: an id before a set and number that name another card of the name", () => {
  const ids = [{ kind: "tcgplayer", id: "42382" }];
  const said = { ids, name: "Charizard", setName: "Base Set 2", number: "4/130" };
  expect(inShort(match(said))).toBe("matched found en:base1-4");
});

it("goes on where an id is not known", () => {
  const said = {
    ids: [{ kind: "tcgplayer", id: "1" }],
    name: "Charizard",
    setCode: "B2",
    number: "4",
  };
  expect(inShort(match(said))).toBe("matched found en:base4-4");
});

it.each([
  ["an id", { ids: [{ kind: "tcgplayer", id: "42382" }], name: "Clefairy" }, "id_contradicts_name"],
  [
    "a number",
    { name: "Charizard", setName: "Base Set", number: "5/102" },
    "number_contradicts_name",
  ],
  [
    "a number with a code",
    { name: "Charizard", setCode: "BS", number: "5" },
    "number_contradicts_name",
  ],
])("never takes %s against the name, and shows both", (_what, said, reason) => {
  const found = match(said);
  expect([found.verdict, found.reason]).toEqual(["ambiguous", reason]);
  expect(found.candidates.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Charizard", "Clefairy"]),
  );
});

it("shows the card of the number first where the set has none of the name", () => {
  const found = match({ name: "Pikachu", setName: "151", number: "199" });
  expect(found.candidates[0]?.number).toBe("025");
  expect(match({ name: "Clefairy", setName: "151", number: "199" }).candidates[0]?.number).toBe(
    "199",
  );
});

it("matches without a name where code and number are those of one card", () => {
  expect(inShort(match({ setCode: "sv3pt5", number: "6" }))).toBe("matched found en:sv03.5-006");
});

it.each([["MEW 006"], ["sv3pt5-6"]])("reads the set out of the number %s", (number) => {
  expect(inShort(match({ name: "Charizard ex", number }))).toBe("matched found en:sv03.5-006");
});

it("overlooks a number that a spreadsheet made a date of, and goes by the name", () => {
  expect(inShort(match({ name: "Clefairy", setName: "Base Set", number: "May-02" }))).toBe(
    "matched found en:base1-5",
  );
  expect(inShort(match({ name: "Clefairy", setName: "Base Set", number: "2002-05-01" }))).toBe(
    "matched found en:base1-5",
  );
});
