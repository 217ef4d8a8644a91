import * as operations from "#schemas/http/prices.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../../catalog/index.ts";
import { comparePrices } from "../current/compare-prices.ts";
import { getPricesOfCards } from "../current/get-prices-of-cards.ts";
import { listTrending } from "../current/list-trending.ts";
import { getCardPrices } from "../reading/get-card-prices.ts";
import { getPriceHistory } from "../reading/get-price-history.ts";
import { getPriceHours } from "../reading/get-price-hours.ts";
import { getPriceTable } from "../reading/get-price-table.ts";
import { runtime } from "../runtime.ts";

/** Answers every operation of the area prices. */
export const handler = httpApi([
  route(operations.getCardPrices, runtime, async ({ path, query }, deps) => {
    const id = await printingNamed(path.printingId, deps);
    const body = await getCardPrices(id, query, deps);
    await deps.interest.note("viewed", [id]);
    return { body };
  }),
  route(operations.getPriceHistory, runtime, async ({ path, query }, deps) => {
    const [id, { interval, ...asked }] = [await printingNamed(path.printingId, deps), query];
    const history =
      interval === "hour"
        ? await getPriceHours(id, asked, deps)
        : await getPriceHistory(id, { ...asked, interval }, deps);
    // To look at each of 3,000 points again takes as long as all that made them.
    return { json: JSON.stringify(history) };
  }),
  route(operations.getPriceTable, runtime, async ({ path, query }, deps) => ({
    body: await getPriceTable(await printingNamed(path.printingId, deps), query, deps),
  })),
  route(operations.getPricesOfCards, runtime, async ({ body }, deps) => ({
    body: { items: await getPricesOfCards(body, deps) },
  })),
  route(operations.listTrending, runtime, async ({ query }, deps) => ({
    body: await listTrending(query, deps),
  })),
  route(operations.comparePrices, runtime, async ({ path, query }, deps) => ({
    body: await comparePrices(await printingNamed(path.printingId, deps), query, deps),
  })),
]);
