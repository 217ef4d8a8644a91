import { openLake } from "#test/support/running/duckdb.ts";
import type { RealPrice } from "./real-prices.ts";
import type { Wish } from "./some-wishes.ts";

/** What an alert is to tell, as a line: whose, the how manyth, day, price and the price before. */
export const firingLine = (...said: readonly (string | number)[]): string => said.join(" ");

/**
 * What wishes are to tell, as DuckDB finds it by going through all prices at once; it shares no line with what judges them. The dollar stands at 1.25
 * for a euro.
 *
 * @param setOn the day on which all of them were set, its prices being known
 */
export async function firingsByDuckDb(
  wishes: readonly Wish[],
  { prices, setOn }: { readonly prices: readonly RealPrice[]; readonly setOn: string },
): Promise<readonly string[]> {
  const lake = await openLake([
    ["prices.csv", csvOf(prices.map(({ id, source, day, amount }) => [id, source, day, amount]))],
    ["wishes.csv", csvOf(wishes.map(fieldsOf))],
  ]);
  try {
    await lake.ask(`create table prices as from read_csv('${lake.folder}/prices.csv', header = false,
      columns = {card: 'varchar', source: 'varchar', day: 'date', amount: 'bigint'})`);
    await lake.ask(`create table wishes as from read_csv('${lake.folder}/wishes.csv', header = false, nullstr = '-',
      columns = {wish: 'varchar', card: 'varchar', way: 'varchar', kind: 'varchar', line: 'bigint', percent: 'bigint',
        days: 'bigint', again: 'varchar', least: 'bigint'})`);
    await lake.ask(numbered);
    await lake.ask(believed);
    await lake.ask(steps);
    await lake.ask(placed(setOn));
    const rows = await lake.ask(told);
    return rows.map((row) =>
      firingLine(...["wish", "number", "day", "amount", "before"].map((name) => String(row[name]))),
    );
  } finally {
    await lake.close();
  }
}

const csvOf = (rows: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.join(",")).join("\n"));

function fieldsOf({ name, id, way, line, rearm }: Wish): readonly (string | number)[] {
  const isChange = line.kind === "change";
  return [
    ...[name, id, way, line.kind, "amount" in line ? line.amount : "-"],
    ...[isChange ? line.percent : "-", isChange ? line.days : "-", rearm.kind],
    rearm.kind === "never" ? "-" : rearm.kind === "margin" ? rearm.percent : rearm.days,
  ];
}

const numbered = `create table numbered as
  select *, row_number() over (partition by series order by day) as place
  from (select *, dense_rank() over (order by card, source) as series from prices where card in (select card from wishes))`;

/** A price that is four times the middle of the last seven, or a fourth, and a dollar away, waits for one within twice of it. */
const believed = `create table believed as
  with recursive walk as (
    select series, place, [amount] as level, null::bigint as waits, true as holds from numbered where place = 1
    union all
    select series, place,
      case when near then (level || [amount])[-7:] when agrees then [waits, amount] else level end,
      case when near or agrees then null else amount end,
      near or agrees
    from (
      select next.*, level, waits,
        abs(next.amount - list_median(level)) < 100
          or greatest(next.amount, list_median(level)) < 4 * least(next.amount, list_median(level)) as near,
        waits is not null and greatest(next.amount, waits) <= 2 * least(next.amount, waits) as agrees
      from walk join numbered next on next.series = walk.series and next.place = walk.place + 1
    )
  )
  select card, source, day, amount from walk join numbered using (series, place) where holds`;

/** The market price in dollars is the shop's that tells dollars while that is as fresh as the other's: of a week, of 45 days, older. */
const steps = `create table steps as
  with usd as (from believed where source = 'tcgplayer'), eur as (from believed where source = 'cardmarket'),
  days as (select distinct card, day from believed),
  newest as (
    select days.card, days.day, usd.amount as dollars, eur.amount as euros,
      case when usd.day is null then 9 when days.day - usd.day <= 7 then 0 when days.day - usd.day <= 45 then 1 else 2 end as "dollarsAre",
      case when eur.day is null then 9 when days.day - eur.day <= 7 then 0 when days.day - eur.day <= 45 then 1 else 2 end as "eurosAre"
    from days
      asof left join usd on usd.card = days.card and usd.day <= days.day
      asof left join eur on eur.card = days.card and eur.day <= days.day
  ), ways as (
    select card, 'tcgplayer USD' as way, day, amount from usd
    union all select card, 'cardmarket EUR', day, amount from eur
    union all select card, 'tcgplayer EUR', day, greatest(1, round(amount * 0.8)::bigint) from usd
    union all select card, 'best USD', day,
      case when "dollarsAre" <= "eurosAre" then dollars else round_even(euros * 1.25::double, 0)::bigint end from newest
  )
  select *, row_number() over own as place,
    min(amount) over earlier as lowest, max(amount) over earlier as highest, lag(amount) over own as before
  from ways
  window own as (partition by card, way order by day),
    earlier as (partition by card, way order by day rows between unbounded preceding and 1 preceding)`;

/** Each price from the last one that was known, with what it is measured from, and whether it is beyond the line. */
const placed = (setOn: string) => `create table placed as
  with near as (
    select w.wish, s.place, case when w.percent < 0 then max(e.amount) else min(e.amount) end as edge
    from wishes w join steps s using (card, way) join steps e using (card, way)
    where w.kind = 'change' and e.day < s.day and e.day >= s.day - w.days::int group by w.wish, s.place, w.percent
  ), edged as (
    select w.*, s.place, s.day, s.amount, s.before,
      case w.kind when 'change' then n.edge when 'all_time_low' then s.lowest when 'all_time_high' then s.highest else w.line end as edge
    from wishes w join steps s using (card, way) left join near n on n.wish = w.wish and n.place = s.place
  )
  select *, place - max(case when day <= '${setOn}'::date then place end) over (partition by wish) as since,
    coalesce(case
      when kind = 'at_or_below' then amount <= edge
      when kind = 'at_or_above' then amount >= edge
      when kind = 'all_time_low' then amount < edge
      when kind = 'all_time_high' then amount > edge
      when percent < 0 then 100 * (amount - edge) <= percent * edge
      else 100 * (amount - edge) >= percent * edge
    end, false) as beyond
  from edged`;

/** Goes on price by price: what has fired waits until it has come back by so many percent, or for so many days, or for ever. */
const told = `with recursive walk as (
    select wish, since, day, amount, before, beyond, true as waits, null::date as "firedOn", null::bigint as record, false as fires, 0 as number
      from placed where since = 0
    union all
    select wish, since, day, amount, before, beyond, ready and not fires, case when fires then day else "firedOn" end,
      case when kind not like 'all_time%' then null when fires then amount when kind = 'all_time_low' then least(amount, record)
        when kind = 'all_time_high' then greatest(amount, record) end,
      fires, number + fires::int
    from (
      select *, ready and beyond and (kind like 'all_time%' or not "wasBeyond") as fires from (
        select p.*, w.beyond as "wasBeyond", w."firedOn", w.record, w.number,
          w.waits or coalesce(case
            when p.edge is null then false
            when again = 'after_days' then p.day - w."firedOn" >= least
            when again = 'never' or p.beyond then false
            when kind in ('at_or_below', 'all_time_low') then 100 * p.amount >= (100 + least) * coalesce(w.record, p.edge)
            when kind in ('at_or_above', 'all_time_high') then 100 * p.amount <= (100 - least) * coalesce(w.record, p.edge)
            when percent < 0 then 100 * (p.amount - p.edge) >= case when percent + least < 0 then percent + least else 0 end * p.edge
            else 100 * (p.amount - p.edge) <= case when percent - least > 0 then percent - least else 0 end * p.edge
          end, false) as ready
        from walk w join placed p on p.wish = w.wish and p.since = w.since + 1
      )
    )
  )
  select wish, number, day, amount, before from walk where fires`;
