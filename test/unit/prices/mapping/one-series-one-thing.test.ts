import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growingPriceMap } from "#functions/prices/mapping/growing-price-map.ts";
import { decodePriceMap, encodePriceMap } from "#functions/prices/mapping/price-map.ts";
import { areOneWord } from "#functions/prices/mapping/shop-word.ts";
import { soldByMap } from "#functions/prices/mapping/sold-by-map.ts";
import { variantOf } from "#functions/prices/mapping/variant-of.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import { cardmarketShop } from "#functions/sources/providers/shops/cardmarket.ts";
import { tcgplayerShop } from "#functions/sources/providers/shops/tcgplayer.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { plain } from "#test/support/prices/price-points.ts";

const finishes = ["normal", "holo", "reverse"] as const;
const marks = ["", "unlimited", "1st-edition", "staff", "set-logo"] as const;
const ids = ["1", "2", "sku-3.cardmarket-1"] as const;
/** Words that no table has: of one spelling but for what the letters of keys cannot tell, of no such letter, and far too long. */
const oddWords = [
  ...["Cosmos Holofoil", "cosmos/holofoil", "Fé", "F", "リバース", "ホロ", "?", "!", "Unspecified"],
  ...["x".repeat(79), "x".repeat(80), "holo.tcgplayer-1"],
];
const shops = [tcgplayerShop, cardmarketShop];

/** A card's variants, each with the product that it is, if any; and products of which nobody says which variant they are. */
const anyCard = fc.record({
  variants: fc.uniqueArray(
    fc.record({
      finish: fc.constantFrom(...finishes),
      mark: fc.constantFrom(...marks),
      product: fc.option(fc.constantFrom(...ids), { nil: undefined }),
      /** Cards in another language may have another product for the same variant. */
      inGerman: fc.option(fc.constantFrom(...ids), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 6, selector: ({ finish, mark }) => `${finish}.${mark}` },
  ),
  sold: fc.uniqueArray(fc.constantFrom(...ids)),
  /** What the shop prices of each product, in one answer. */
  words: fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat()), { maxLength: 12 }),
});

const printing = PricedPrintingId.parse("pokemon:base1-4");

describe("[CAT-3] [PRC-1] whatever products a card has", () => {
  test.each(shops)(
    "no two of them, and no two of their sub-types at $name, come to one key",
    (shop) => {
      const table: readonly string[] = [...Object.keys(shop.words.pokemon), ...oddWords];
      fc.assert(
        fc.property(anyCard, ({ variants, sold, words }) => {
          const growing = growingPriceMap([shop.name]);
          const cardIn = (product: "product" | "inGerman") =>
            aCard({
              variants: variants.map(({ finish, mark, ...of }) => ({
                ...{ key: mark ? `${finish}.${mark}` : finish, finish },
                ...(mark && { stamps: [mark] }),
                ...(of[product] && { productIds: { [shop.name]: of[product] } }),
              })),
            });
          growing.add(
            cardIn("product"),
            sold.map((id) => ({ shop: shop.name, id })),
          );
          growing.add(cardIn("inGerman"), []);
          const { content, version } = encodePriceMap(growing.done());
          const map = decodePriceMap("pokemon", content, version);
          const reversed = soldByMap("pokemon", map, allShops);
          const priced = words.map(([id, at]) => ({ id, word: table[at % table.length] ?? "" }));
          const things = priced.flatMap(({ id, word }) => {
            const [claim] = map.claims(shop.name, id);
            if (!claim) return [];
            const beside = priced.flatMap((one) =>
              one.id === id && one.word !== word ? one.word : [],
            );
            const price = { game: "pokemon", productId: id, subType: word, beside };
            const { key } = variantOf(shop, price, claim.variants);
            return [{ id, word, key }];
          });
          // Compared first and held at once: an expectation for each pair would take most of the time.
          const strangers = things.filter(({ id, key }) => {
            const series = { ...plain, source: shop.name, variant: key };
            return reversed.productsOf(printing, series).every((one) => one.id !== id);
          });
          const mistaken = things.flatMap((a) =>
            things.filter(
              (b) =>
                b.key === a.key && !(b.id === a.id && areOneWord(shop, "pokemon", b.word, a.word)),
            ),
          );
          expect({ strangers, mistaken }).toEqual({ strangers: [], mistaken: [] });
        }),
        { numRuns: 400 },
      );
    },
  );
});
