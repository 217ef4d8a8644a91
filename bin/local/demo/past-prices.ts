import * as z from "zod";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import type { Detail } from "../progress/steps.ts";
import type { Api } from "./api.ts";
import { pricedCard } from "./prices.ts";
import { syncCatalogue } from "./sync.ts";

/** A chart of so many days is a line, and they take seconds. */
const days = 30;
/** Once for a run that is under way already, once for the days, once more for a day that was lost to chance. */
const most = 3;

const History = z.object({ series: z.array(z.object({ points: z.array(z.unknown()) })) });

/** Has the prices of the last days taken out of the archives of a shop's mirror, as a back-fill would. */
export async function pastPrices(
  api: Api,
  token: string,
  detail: Detail,
): Promise<"reused" | "taken"> {
  const today = utcDay(new Date());
  const from = dayAfter(today, -days);
  const units = Array.from({ length: days }, (_none, at) => `archive/${dayAfter(from, at)}`);
  const path = `/v1/cards/${pricedCard}/prices/history?from=${from}`;
  for (let asked = 0; ; asked += 1) {
    const { series } = await api({ path, token, answer: History });
    if (series.some(({ points }) => points.length >= days)) return asked ? "taken" : "reused";
    if (asked === most) throw new Error(`The archives were read ${most} times and lack days.`);
    // Where another run is under way, that one is waited for, and the days are still to be asked for.
    await syncCatalogue(api, token, { source: "tcgcsv", units }, detail);
  }
}
