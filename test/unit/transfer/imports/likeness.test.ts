import { expect, it } from "vitest";
import { likenessOf } from "#functions/transfer/imports/reading/likeness.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { aRow } from "#test/support/transfer/matched.ts";

const isLike = (a: Partial<SaidRow>, b: Partial<SaidRow>) =>
  likenessOf(aRow(a)) === likenessOf(aRow(b));
const product = (kind: string, id: string) => ({ ids: [{ kind, id }] });
const nami = { name: "Nami", setName: "Romance Dawn", number: "OP01-016" };

it("[IMP-3] is the same of rows of one card, whatever is said of its copies", () => {
  expect(isLike(nami, { ...nami, name: " NAMI ", quantity: 3, condition: "damaged" })).toBe(true);
  expect(
    isLike(
      { ...nami, ...product("tcgplayer_sku", "1") },
      { ...nami, ...product("tcgplayer_sku", "2") },
    ),
  ).toBe(true);
});

it.each<[string, Partial<SaidRow>, Partial<SaidRow>]>([
  ["products of a file that names no card", product("cardmarket", "1"), product("cardmarket", "2")],
  ["copies of which a number is all", product("tcgplayer_sku", "1"), product("tcgplayer_sku", "2")],
  [
    "products with one number",
    { ...nami, ...product("tcgplayer", "1") },
    { ...nami, ...product("tcgplayer", "2") },
  ],
  ["rarities with one number", { ...nami, rarity: "Rare" }, { ...nami, rarity: "SP Card" }],
  ["variants", { ...nami, variant: "holo" }, { ...nami, variant: "reverse" }],
])("[IMP-3] is another one of other %s", (_what, a, b) => {
  expect(isLike(a, b)).toBe(false);
  expect(isLike(a, a)).toBe(true);
});
