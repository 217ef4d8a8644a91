import * as z from "zod";
import { type Day, Language } from "#schemas/values.ts";
import type { List } from "../../port/source.ts";
import { markOf } from "../bodies/list-entries.ts";
import { type PriceOutcome, pricesOfBody } from "../prices/price-outcomes.ts";
import { tcgplayerFields, tcgplayerSubType } from "../prices/tcgplayer-rows.ts";
import { withBeside } from "../prices/with-beside.ts";
import { resultsIn } from "./results.ts";

const Row = z.looseObject({
  productId: z.int().positive(),
  subTypeName: z.string().trim().min(1).max(80).nullish(),
});

interface PricedGroup {
  readonly game: string;
  readonly statedOn: Day;
  readonly unit: string;
}

const languages = [Language.parse("en")];

/**
 * The prices of a group, one for each product and sub-type. The shop has a row for every printing that
 * exists, also without any amount: which others there are does not change with what is on offer that day.
 *
 * @throws MessageError `permanent` when the body is no list of prices
 */
export const pricesOfGroup = (json: unknown, group: PricedGroup): Iterable<PriceOutcome> =>
  withBeside(rowsOfGroup(json, group), "rows");

function* rowsOfGroup(
  json: unknown,
  { game, statedOn, unit }: PricedGroup,
): Iterable<PriceOutcome> {
  const pricesIn = pricesOfBody();
  for (const [record, given] of resultsIn(json, "prices").entries()) {
    const place = { place: `${unit}[${record}]`, record };
    const { data: row, error } = Row.safeParse(given);
    if (!row) {
      yield { reject: { place: place.place, reason: `It is no price: ${z.prettifyError(error)}` } };
      continue;
    }
    const subType = row.subTypeName ? tcgplayerSubType(row.subTypeName) : undefined;
    const thing = {
      ...{ game, shop: "tcgplayer", productId: String(row.productId), subType },
      ...{ currency: "USD", statedOn, languages },
    };
    yield* pricesIn(thing, { row, fields: tcgplayerFields }, place);
  }
}

const Priced = z.looseObject({ productId: z.int().positive() });

/**
 * What a group's prices list: that it has products, marked by which those are. So the products are asked for
 * when there are others, and else once in the rolling week.
 */
export function productsPriced(json: unknown): List {
  const ids = resultsIn(json, "prices").flatMap((row) => Priced.safeParse(row).data ?? []);
  const sold = [...new Set(ids.map(({ productId }) => productId))].sort((a, b) => a - b);
  return { listed: [{ name: "products", mark: markOf(sold) }] };
}
