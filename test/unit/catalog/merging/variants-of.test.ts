import { describe, expect, test } from "vitest";
import { mergeCards } from "#functions/catalog/merging/merge-cards.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { games } from "#schemas/games/index.ts";
import { codes, merged, says } from "#test/support/catalogue/merged-cards.ts";

const holo = { key: "holo", finish: "holo" };
const reverse = { key: "reverse", finish: "reverse" };
const untold: Partial<CardFragment> = { variants: [], crosswalk: {} };
const supposing = (code: string): Partial<CardFragment> => ({
  ...{ variants: [holo], crosswalk: {} },
  findings: [{ code, detail: "nobody tells" }],
});
const cardOf = (...parts: Parameters<typeof merged>) => merged(...parts).get("4")?.value;

test("[CAT-1] the best source that tells variants has its word", () => {
  const card = cardOf(
    says("pokemontcg", "b", { variants: [reverse], crosswalk: {} }),
    says("tcgdex", "a", { variants: [holo], crosswalk: {} }),
  );
  expect([card?.variants, codes(card)]).toEqual([[holo], []]);
});

test.each(["assumed_variant", "missing_variant"])(
  "what a source only supposes (%s) gives way to what another one tells",
  (code) => {
    const supposed = says("tcgdex", "a", supposing(code));
    const told = says("pokemontcg", "b", { variants: [reverse], crosswalk: {} });
    expect([cardOf(supposed, told)?.variants, codes(cardOf(supposed, told))]).toEqual([
      [reverse],
      [],
    ]);
    expect([cardOf(supposed)?.variants, codes(cardOf(supposed))]).toEqual([[holo], [code]]);
  },
);

describe("[COL-1] a printing of which nobody tells a variant can be collected", () => {
  test.each([
    ["Rare Holo GX", "holo"],
    ["Rare Ultra", "holo"],
    ["SpecialIllustrationRare", "holo"],
    ["Common", "normal"],
    ["Promo", "normal"],
    ["constructor", "normal"],
    [undefined, "normal"],
  ])("of the rarity %s as %s", (rarity, finish) => {
    const card = cardOf(says("pokemontcg", "a", { ...untold, ...(rarity && { rarity }) }));
    expect(card?.variants).toEqual([{ key: finish, finish }]);
    expect(codes(card)).toEqual(["assumed_variant"]);
  });

  test.each(games.names)("in %s, whoever tells of it", (game) => {
    const part = says("somebody", "a", { ...untold });
    const [card] = mergeCards(games.get(game), [part]);
    expect(card?.value.variants).toHaveLength(1);
  });
});
