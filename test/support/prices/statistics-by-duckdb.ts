import type { DailyPrice } from "#functions/prices/statistics/daily-price.ts";
import type { SeriesStatistics } from "#functions/prices/statistics/series-statistics.ts";
import { openLake } from "#test/support/running/duckdb.ts";

/** Figures of a series by name: amounts in cents, days, percents. One that too few prices tell is absent. */
export type Figures = Readonly<Record<string, string>>;

/** What the product tells of a series, under the names that DuckDB's figures have here. */
export function figuresOf(own: Omit<SeriesStatistics, "current" | "unconfirmed">): Figures {
  const { year, changes, volatility, trend } = own;
  const overDays = Object.entries(changes).flatMap(([days, { amount, since }]) => [
    [`change${days}`, String(amount)],
    [`since${days}`, since],
  ]);
  return {
    ...Object.fromEntries(overDays),
    ...(year && {
      ...{ days: String(year.days), low: String(year.low.amount), lowDay: year.low.day },
      ...{ high: String(year.high.amount), highDay: year.high.day },
      ...{ average: String(year.average), median: String(year.median) },
    }),
    ...(volatility !== undefined && { volatility: String(volatility) }),
    ...(trend && {
      strength: String(trend.strength),
      percentAMonth: String(trend.percentAMonth),
      ...(trend.direction !== "flat" && { way: trend.direction === "up" ? "1" : "-1" }),
    }),
  };
}

/** Names of the figures in which two differ. A half at the end of a root or a logarithm may go either way; all else is exact. */
export function differingFigures(ours: Figures, theirs: Figures): readonly string[] {
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].filter((name) => {
    const [a, b] = [ours[name], theirs[name]];
    // Which way a trend goes that is not sure enough is not told.
    if (name === "way" && a === undefined) return false;
    if (a === undefined || b === undefined || !rounded.has(name)) return a !== b;
    return Math.abs(Number(a) - Number(b)) > 0.11;
  });
}

const rounded = new Set(["volatility", "strength", "percentAMonth"]);

/**
 * What DuckDB computes of each series, by the series' names.
 *
 * @param series prices that are believed, of ninety days at most
 */
export async function statisticsByDuckDb(
  series: readonly (readonly [name: string, points: readonly DailyPrice[]])[],
): Promise<ReadonlyMap<string, Figures>> {
  const rows = series.flatMap(([name, points]) =>
    points.map(({ day, amount }) => `${name},${day},${amount}`),
  );
  const csv = Buffer.from(["name,day,amount", ...rows].join("\n"));
  const lake = await openLake([["points.csv", csv]]);
  const columns = "{name: 'varchar', day: 'date', amount: 'bigint'}";
  const found = new Map<string, Record<string, string>>();
  try {
    await lake.ask(
      `create table points as from read_csv('${lake.folder}/points.csv', columns = ${columns}, header = true)`,
    );
    for (const sql of questions) {
      for (const { name, ...figures } of await lake.ask(sql)) {
        const own = found.get(String(name)) ?? {};
        found.set(String(name), own);
        for (const [figure, value] of Object.entries(figures)) own[figure] = String(value);
      }
    }
  } finally {
    await lake.close();
  }
  return found;
}

const changeOver = (days: number) =>
  `with last as (select name, max(day) as day, arg_max(amount, day) as amount from points group by name),
     earlier as (select l.name, l.amount, l.day as until, max(p.day) as since, arg_max(p.amount, p.day) as was
       from last l join points p on p.name = l.name and l.day - p.day >= ${days} group by all)
   select name, amount - was as change${days}, since as since${days} from earlier
   where until - since <= ${days} + greatest(2, ceil(${days} / 10.0))`;

const questions = [
  `select name, count(*) as days, min(amount) as low, arg_min(day, (amount, day)) as "lowDay", max(amount) as high,
     arg_max(day, (amount, -epoch(day))) as "highDay", round(sum(amount) / count(*))::bigint as average,
     round(median(amount))::bigint as median
   from points group by name`,
  ...[1, 7, 30, 90, 365].map(changeOver),
  `with steps as (select name, ln(amount / lag(amount) over own) as step, day - lag(day) over own as days
       from points window own as (partition by name order by day))
   select name, round(100 * sqrt(30 * sum(step * step) / sum(days)), 1) as volatility
   from steps where step is not null group by name having count(*) >= 5`,
  `with pairs as (select p.name, sign(q.amount - p.amount) as sign, ln(q.amount / p.amount) / (q.day - p.day) as slope
       from points p join points q on p.name = q.name and q.day > p.day)
   select name, sign(sum(sign))::int as way, round(100 * abs(sum(sign)) / count(*)) / 100 as strength,
     round(100 * (exp(30 * median(slope)) - 1), 1) as "percentAMonth"
   from pairs where name in (select name from points group by name having count(*) >= 10 and max(day) - min(day) >= 20)
   group by name`,
];
