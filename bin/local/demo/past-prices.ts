import * as z from "zod";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import type { Detail } from "../progress/steps.ts";
import type { Api } from "./api.ts";
import { pricedCard } from "./prices.ts";
import { syncCatalogue } from "./sync.ts";

/** A chart of so many days is a line, and they take seconds. */
const days = 30;

const History = z.object({ series: z.array(z.object({ points: z.array(z.unknown()) })) });

/** Has the prices of the last days taken out of the archives of a shop's mirror, as a back-fill would. */
export async function pastPrices(
  api: Api,
  token: string,
  detail: Detail,
): Promise<"reused" | "taken"> {
  const today = utcDay(new Date());
  const from = dayAfter(today, -days);
  const path = `/v1/cards/${pricedCard}/prices/history?from=${from}`;
  const { series } = await api({ path, token, answer: History });
  if (series.some(({ points }) => points.length >= days)) return "reused";
  const units = Array.from({ length: days }, (_none, at) => `archive/${dayAfter(from, at)}`);
  await syncCatalogue(api, token, { source: "tcgcsv", units }, detail);
  return "taken";
}
