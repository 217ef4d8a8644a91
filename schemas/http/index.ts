import * as accounts from "./accounts.ts";
import * as alerts from "./alerts.ts";
import * as catalog from "./catalog.ts";
import * as charts from "./charts.ts";
import * as collections from "./collections.ts";
import * as history from "./history.ts";
import * as holdings from "./holdings.ts";
import * as images from "./images.ts";
import type { Operation } from "./operation.ts";
import * as ops from "./ops.ts";
import * as prices from "./prices.ts";
import * as shares from "./shares.ts";
import * as sources from "./sources.ts";
import * as studio from "./studio.ts";
import * as transfer from "./transfer.ts";
import * as v2 from "./v2.ts";

/** Every operation, by the area whose function answers it. */
const byArea = {
  accounts: Object.values(accounts),
  alerts: Object.values(alerts),
  catalog: Object.values(catalog),
  charts: Object.values(charts),
  collections: Object.values(collections),
  history: Object.values(history),
  holdings: Object.values(holdings),
  images: Object.values(images),
  ops: Object.values(ops),
  prices: Object.values(prices),
  shares: Object.values(shares),
  sources: Object.values(sources),
  studio: Object.values(studio),
  transfer: Object.values(transfer),
  v2: Object.values(v2),
} satisfies Record<string, readonly Operation[]>;

export type HttpAreaName = keyof typeof byArea;

export const httpAreas = Object.keys(byArea) as readonly HttpAreaName[];

/** The operations that one area's function answers. */
export const operationsOf = (area: HttpAreaName): readonly Operation[] => byArea[area];

export const operations: readonly Operation[] = Object.values(byArea).flat();
