import * as operations from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../../runtime.ts";
import { gainsOfYear } from "../../sales/gains-of-year.ts";
import { gainsTable } from "../../sales/gains-table.ts";
import { listSales } from "../../sales/list-sales.ts";
import { namedSale } from "../../sales/named-sale.ts";
import { sellCopies } from "../../sales/sell-copies.ts";
import { takeBackSale } from "../../sales/take-back-sale.ts";

/** Operations on what was sold, and what it has brought. */
export const saleRoutes = [
  route(operations.sellCopies, runtime, async (request, deps) => {
    const { caller, path, body, ifMatch, idempotencyKey } = request;
    const place = { userId: caller.userId, ...path };
    const sale = await namedSale(body, deps);
    const { outcome, sales } = await sellCopies({ place, sale, ifMatch, idempotencyKey }, deps);
    return { body: { sales }, ...(outcome === "repeated" && { status: 200 as const }) };
  }),
  route(operations.listSales, runtime, async ({ caller, query }, deps) => ({
    body: await listSales({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.takeBackSale, runtime, async ({ caller, path }, deps) => {
    await takeBackSale({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
  route(operations.getGains, runtime, async ({ caller, query }, deps) => ({
    body: await gainsOfYear({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.getGainsTable, runtime, async ({ caller, query }, deps) => ({
    body: await gainsTable({ userId: caller.userId, ...query }, deps),
  })),
];
