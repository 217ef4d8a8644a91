import { expect, test } from "vitest";
import type { SeriesKey } from "#functions/prices/books/point.ts";
import { sealedAsMapped } from "#functions/prices/mapping/mapped-variant.ts";
import { soldByMap } from "#functions/prices/mapping/sold-by-map.ts";
import { placePrice } from "#functions/prices/recording/place-price.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import { tcgplayerShop } from "#functions/sources/providers/shops/tcgplayer.ts";
import { PriceFragment } from "#schemas/prices/price-fragment.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { plain } from "#test/support/prices/price-points.ts";
import { claimOf, mapOf, priceRecord } from "#test/support/prices/price-records.ts";

const box = PricedPrintingId.parse("pokemon:product.tcgplayer.604-906040");
const claim = { printing: box, languages: ["en"], variants: [sealedAsMapped] };
const map = mapOf({
  "tcgplayer:906040": [claim],
  "tcgplayer:42382": [claimOf("base1-4", ["holo"])],
});

test.each(["Normal", undefined])(
  "[COL-1] a price of a sealed product, sold as %s, is in the book of its shop's group",
  (subType) => {
    const { value, provenance } = priceRecord({ productId: "906040", subType });
    const price = PriceFragment.parse(value);
    const { placed, notes } = placePrice(price, provenance, { shop: tcgplayerShop, map });
    expect(notes).toEqual([]);
    expect(placed?.book).toEqual({ game: "pokemon", set: "product.tcgplayer.604" });
    expect(placed?.point).toMatchObject({ printing: "906040", series: { variant: "sealed" } });
  },
);

test("its series is one as long as its product is there", () => {
  const key: SeriesKey = { ...plain, variant: "sealed" };
  const sold = soldByMap("pokemon", map, allShops);
  expect([sold.isEnded(box, key), sold.isOfNone(box, key), sold.isOfOne(box, key)]).toEqual([
    ...[false, false, true],
  ]);
  const without = mapOf({ "tcgplayer:42382": [claimOf("base1-4", ["holo"])] });
  expect(soldByMap("pokemon", without, allShops).isEnded(box, key)).toBe(true);
});
