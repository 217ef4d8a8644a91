import { expect, it } from "vitest";
import { matcher } from "#functions/transfer/matching/matcher.ts";
import { readSealed } from "#functions/transfer/matching/sealed/read-sealed.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { aBox, heldAs, storeSelling } from "#test/support/catalogue/sealed.ts";
import { recordSet } from "#test/support/catalogue/silver.ts";
import { aRow, inShort, tableOf } from "#test/support/transfer/matched.ts";

const box = aBox();
const bundle = aBox({ id: "906041", name: "Base Set Booster Bundle" });
const single = aBox({ id: "42382", name: "Charizard", kind: "single" });
const store = await storeSelling(box, bundle, single);
const set = aSet({ crosswalk: { tcgplayer: box.groupId } });
await recordSet({ set, members: [], provenance: aProvenance() }, { store });
const table = await tableOf({ base1: { name: "Base Set", cards: { "4": "Charizard" } } });

async function match(said: Partial<SaidRow>) {
  const row = aRow(said);
  return matcher(table, await readSealed([row], table, { store }))(row);
}
const inTest = (product: typeof box) => heldAs(product).slice("pokemon:".length);

it.each([
  ["its own id", { ids: [{ kind: "cardlake", id: heldAs(box) }] }],
  [
    "its product and set",
    { isSealed: true, setName: "Base Set", ids: [{ kind: "tcgplayer", id: box.id }] },
  ],
  [
    "its name and set",
    { isSealed: true, setName: "Base Set", name: "Pokemon Base Set: Booster Box" },
  ],
])("finds a box by %s", async (_how, said) => {
  const found = await match(said);
  expect(inShort(found)).toBe(`matched found ${inTest(box)}`);
  expect(found.candidates[0]?.variants).toEqual(["sealed"]);
});

it.each([
  [
    "a box of a set that does not have it",
    { isSealed: true, setName: "Base Set", name: "Elite Trainer Box" },
  ],
  ["a box of a set that nobody knows", { isSealed: true, setName: "Alpha", name: "Booster Box" }],
  ["a box by the name of a card", { isSealed: true, setName: "Base Set", name: "Charizard" }],
])("finds nothing for %s", async (_what, said) => {
  expect(inShort(await match(said))).toBe("unresolved no_such_product");
});

it("reads nothing where no row is of a sealed product", async () => {
  const none = { set: fail, products: fail, productsAt: fail };
  expect(
    await readSealed([aRow({ name: "Charizard", setName: "Base Set" })], table, { store: none }),
  ).toBeUndefined();
});

function fail(): never {
  throw new Error("It was read.");
}

it("takes a card for a card beside boxes", async () => {
  expect(inShort(await match({ name: "Charizard", setName: "Base Set", number: "4" }))).toBe(
    "matched found en:base1-4",
  );
});
