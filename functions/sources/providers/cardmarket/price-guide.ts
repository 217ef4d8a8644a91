import * as z from "zod";
import type { Day } from "#schemas/values.ts";
import type { Outcome } from "../../port/source.ts";
import { jsonRows } from "../bodies/json-rows.ts";
import { cardmarketFields } from "../prices/cardmarket-rows.ts";
import { hasAnyOf } from "../prices/columns.ts";
import { type PriceOutcome, pricesOfBody } from "../prices/price-outcomes.ts";
import { statedDay } from "../prices/stated-day.ts";
import { withBeside } from "../prices/with-beside.ts";

const Row = z.looseObject({ idProduct: z.int().positive() });
const Head = z.looseObject({ createdAt: z.unknown() });

/**
 * The prices of a guide, row by row: of the plain product, and of the one that shines where the row has columns
 * for it.
 *
 * @throws MessageError `permanent` when the body is no guide, after what of it came before
 */
export async function* pricesOfGuide(
  pieces: AsyncIterable<Uint8Array>,
  game: string,
): AsyncGenerator<Outcome> {
  const pricesIn = pricesOfBody();
  let record = 0;
  let at = 0;
  let [about, statedOn]: [unknown, Day | undefined] = [undefined, undefined];
  for await (const { head, row: given } of jsonRows(pieces, "priceGuides")) {
    const place = `priceGuides[${at}]`;
    at += 1;
    // One head for all rows.
    if (head !== about) [about, statedOn] = [head, statedDay(Head.safeParse(head).data?.createdAt)];
    const { data: row, error } = Row.safeParse(given);
    if (!row) {
      yield { reject: { place, reason: `It is no price: ${z.prettifyError(error)}` } };
      continue;
    }
    const thing = {
      ...{ game, shop: "cardmarket", productId: String(row.idProduct), currency: "EUR" },
      ...{ statedOn, languages: "any" as const },
    };
    const told: PriceOutcome[] = [];
    for (const [subType, fields] of cardmarketFields) {
      if (subType !== "plain" && !hasAnyOf(row, fields)) continue;
      told.push(...pricesIn({ ...thing, subType }, { row, fields }, { place, record }));
      record += 1;
    }
    yield* withBeside(told, "prices");
  }
}
