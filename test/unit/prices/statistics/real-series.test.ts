import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";
import { believed } from "#functions/prices/statistics/believed.ts";
import { changeDays, changeOver } from "#functions/prices/statistics/changes.ts";
import type { DailyPrice } from "#functions/prices/statistics/daily-price.ts";
import { summaryOf } from "#functions/prices/statistics/summary.ts";
import { trendOf } from "#functions/prices/statistics/trend.ts";
import { volatilityOf } from "#functions/prices/statistics/volatility.ts";
import { Day } from "#schemas/values.ts";
import { type OpenLake, openLake } from "#test/support/duckdb.ts";

const file = new URL("../../../../../shared/data/prices-onepiece-daily.json.gz", import.meta.url);
const Given = z.object({
  dates: z.array(Day),
  series: z.record(
    z.string(),
    z.partialRecord(z.enum(["eur", "usd"]), z.array(z.number().nullable())),
  ),
});

/** Real prices of 4,487 cards on 70 days, in cents: 8,900 series. */
function realSeries(): readonly (readonly [name: string, points: readonly DailyPrice[]])[] {
  const { dates, series } = Given.parse(JSON.parse(gunzipSync(readFileSync(file)).toString()));
  return Object.entries(series).flatMap(([id, currencies]) =>
    Object.entries(currencies).map(([currency, prices]) => {
      const points = dates.flatMap((day, at) => {
        const amount = Math.round((prices[at] ?? 0) * 100);
        return amount > 0 ? [{ day, amount }] : [];
      });
      return [`${id} ${currency}`, believed(points).points] as const;
    }),
  );
}

const isThere = existsSync(file);
const skipped = isThere ? "" : " (the full-size reference data is not on this machine)";
const real = isThere ? realSeries() : [];
let lake: OpenLake | undefined;

/** Nine million pairs of prices take DuckDB three seconds, and a busy machine some more. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeAll(async () => {
  const rows = real.flatMap(([name, points]) =>
    points.map(({ day, amount }) => `${name},${day},${amount}`),
  );
  lake = await openLake([["points.csv", Buffer.from(["name,day,amount", ...rows].join("\n"))]]);
  await lake.ask(
    `create table points as from read_csv('${lake.folder}/points.csv', columns = {name: 'varchar', day: 'date', amount: 'bigint'}, header = true)`,
  );
});
afterAll(() => lake?.close());

/** What DuckDB says of each series, a row of numbers and texts by its name. */
async function asked(sql: string) {
  const rows = (await lake?.ask(sql)) ?? [];
  return new Map(rows.map(({ name, ...rest }) => [String(name), Object.values(rest).map(String)]));
}

const told = (...values: readonly unknown[]) => values.map(String);
const ours = (tell: (points: readonly DailyPrice[]) => readonly string[] | undefined) =>
  new Map(
    real.flatMap(([name, points]) => {
      const own = tell(points);
      return own ? [[name, own] as const] : [];
    }),
  );

test.skipIf(!isThere)(
  `[PRC-3] lows, highs, averages and medians of real series are those that DuckDB computes${skipped}`,
  async () => {
    const theirs = await asked(
      `select name, count(*), min(amount), arg_min(day, (amount, day)), max(amount),
         arg_max(day, (amount, -epoch(day))), round(sum(amount) / count(*))::bigint, round(median(amount))::bigint
       from points group by name`,
    );
    expect(theirs.size).toBeGreaterThan(8_000);
    expect(
      ours((points) => {
        const own = summaryOf(points);
        if (!own) return undefined;
        const { days, low, high } = own;
        return told(days, low.amount, low.day, high.amount, high.day, own.average, own.median);
      }),
    ).toEqual(theirs);
  },
);

test.skipIf(!isThere).each(changeDays)(
  `[PRC-3] changes over %i days of real series are those that DuckDB computes${skipped}`,
  async (days) => {
    const theirs = await asked(
      `with last as (select name, max(day) as day, arg_max(amount, day) as amount from points group by name),
         earlier as (select l.name, l.amount, l.day as until, max(p.day) as since, arg_max(p.amount, p.day) as was
           from last l join points p on p.name = l.name and l.day - p.day >= ${days} group by all)
       select name, amount - was, since from earlier
       where until - since <= ${days} + greatest(2, ceil(${days} / 10.0))`,
    );
    expect(
      ours((points) => {
        const own = changeOver(days, points);
        return own && told(own.amount, own.since);
      }),
    ).toEqual(theirs);
  },
);

test.skipIf(!isThere)(
  `[PRC-3] volatility and trends of real series are those that DuckDB computes${skipped}`,
  async () => {
    const volatilities = await asked(
      `with steps as (select name, ln(amount / lag(amount) over own) as step, day - lag(day) over own as days
           from points window own as (partition by name order by day))
       select name, round(100 * sqrt(30 * sum(step * step) / sum(days)), 1) as volatility
       from steps where step is not null group by name having count(*) >= 5`,
    );
    const trends = await asked(
      `with pairs as (select p.name, sign(q.amount - p.amount) as sign, ln(q.amount / p.amount) / (q.day - p.day) as slope
           from points p join points q on p.name = q.name and q.day > p.day)
       select name, sum(sign)::int, round(100 * abs(sum(sign)) / count(*)) / 100, round(100 * (exp(30 * median(slope)) - 1), 1)
       from pairs where name in (select name from points group by name having count(*) >= 10 and max(day) - min(day) >= 20)
       group by name`,
    );
    const isOff = (a: number | undefined, b: string | undefined) =>
      a === undefined || b === undefined ? String(a) !== String(b) : Math.abs(a - Number(b)) > 0.11;
    const offVolatilities = real.filter(([name, points]) =>
      isOff(volatilityOf(points), volatilities.get(name)?.[0]),
    );
    const offTrends = real.filter(([name, points]) => {
      const [own, [sum, strength, slope] = []] = [trendOf(points), trends.get(name)];
      const isTurned =
        own !== undefined &&
        own.direction !== "flat" &&
        (own.direction === "up") !== Number(sum) > 0;
      return isTurned || isOff(own?.strength, strength) || isOff(own?.percentAMonth, slope);
    });
    expect(volatilities.size).toBeGreaterThan(8_000);
    expect(trends.size).toBeGreaterThan(8_000);
    expect([offVolatilities.slice(0, 3), offTrends.slice(0, 3)]).toEqual([[], []]);
  },
);
