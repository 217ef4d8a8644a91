import { ofHours } from "#functions/prices/books/calendar.ts";
import { priceRecorder } from "#functions/prices/index.ts";
import {
  type Claim,
  decodePriceMap,
  encodePriceMap,
  mapLine,
  type PriceMap,
} from "#functions/prices/mapping/price-map.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import type { PriceFragment } from "#schemas/prices/price-fragment.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";

/** What a shop says of the Charizard, with what is given instead. */
export const aPrice = (given: Partial<PriceFragment> = {}): PriceFragment => ({
  ...{ game: "pokemon", shop: "tcgplayer", productId: "42382", subType: "Holofoil" },
  ...{ currency: "USD", languages: "any", columns: { low: 29_900, market: 39_950 } },
  ...given,
});

/** A price as a source hands it on. */
export const priceRecord = (
  given: Partial<PriceFragment> = {},
  seen: Partial<RecordToTake["provenance"]> = {},
): RecordToTake => {
  const value = aPrice(given);
  const provenance = { ...aProvenance({ source: "tcgcsv" }), ...seen };
  return { sourceId: `${value.productId}/${value.subType ?? ""}`, value, provenance };
};

/** A claim of a printing that is made in these finishes. */
export const claimOf = (
  printing: string,
  finishes: readonly string[],
  languages = ["en"],
): Claim => ({
  printing: PricedPrintingId.parse(`pokemon:${printing}`),
  languages,
  variants: finishes.map((finish) => ({
    key: finish,
    finish,
    marks: [],
    isOwn: true,
    isOthers: false,
  })),
});

/** A price map of these products. */
export function mapOf(claims: Readonly<Record<string, readonly Claim[]>>) {
  const lines = Object.entries(claims).map(([product, all]) => {
    const [shop = "", id = ""] = product.split(":");
    return mapLine(shop, id, all);
  });
  const { content, version } = encodePriceMap(lines);
  return decodePriceMap("pokemon", content, version);
}

const usualMap = () => mapOf({ "tcgplayer:42382": [claimOf("base1-4", ["holo"])] });

/** A recorder of prices over memory, with the Charizard as the only product; TCGdex is asked hourly. */
export function recording(first: PriceMap | "none" = usualMap()) {
  let map = first;
  let looks = 0;
  const [books, hours] = [memoryPriceBooks(), memoryPriceBooks(ofHours)];
  const recorder = priceRecorder({
    ...{
      books,
      hours: { books: hours, isOf: (source: string) => source === "tcgdex" },
      shops: allShops,
      maps: async () => {
        looks += 1;
        return map === "none" ? undefined : map;
      },
      random: () => 0,
    },
    clock: () => new Date("2026-02-02T00:00:00.000Z"),
    sleep: async () => undefined,
  });
  const history = (printing = "pokemon:base1-4") =>
    books.readHistory(PricedPrintingId.parse(printing), { from: "1995-01-01", to: "2100-01-01" });
  const remap = (next: PriceMap) => {
    map = next;
  };
  return { books, hours, recorder, history, remap, looks: () => looks };
}
