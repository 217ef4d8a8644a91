import { DatabaseSync } from "node:sqlite";
import type { NewPoint } from "#functions/prices/books/point.ts";

/** Prices as usual: a row for each day of a series in an SQL database, in a file, behind the keys that its questions need. */
export function sqlPrices(file = "") {
  const database = new DatabaseSync(file === "" ? ":memory:" : file);
  database.exec(
    `pragma journal_mode = off; pragma synchronous = off;
     create table prices (card text, variant text, source text, currency text, day text,
       low integer, mid integer, high integer, market integer,
       primary key (card, variant, source, currency, day)) without rowid;
     begin`,
  );
  const insert = database.prepare("insert into prices values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  return {
    add(card: string, { series, day, columns: { low, mid, high, market } }: NewPoint): void {
      const { variant, source, currency } = series;
      insert.run(
        card,
        variant,
        source,
        currency,
        day,
        low ?? null,
        mid ?? null,
        high ?? null,
        market ?? null,
      );
    },
    /** No more is added. */
    ready(): void {
      database.exec("commit; create index by_day on prices (day); analyze");
    },
    count: (): number =>
      Number(database.prepare("select count(*) as rows from prices").get()?.["rows"]),
    megabytes(): number {
      const { page_count: pages } = database.prepare("pragma page_count").get() ?? {};
      const { page_size: size } = database.prepare("pragma page_size").get() ?? {};
      return (Number(pages) * Number(size)) / 1e6;
    },
    /** A year of a card, as text. */
    history: (card: string, from: string): string =>
      JSON.stringify(
        database
          .prepare("select * from prices where card = ? and day >= ? order by variant, source, day")
          .all(card, from),
      ),
    /** The newest price of each series of these cards, as text. */
    newest: (cards: readonly string[]): string =>
      JSON.stringify(
        database
          .prepare(
            `select p.* from prices p join (
               select card, variant, source, currency, max(day) as day from prices
               where card in (${cards.map(() => "?").join()}) group by card, variant, source, currency
             ) using (card, variant, source, currency, day)`,
          )
          .all(...cards),
      ),
    /** What moved most up to the newest day, as text. */
    trending: (days: number): string =>
      JSON.stringify(
        database
          .prepare(
            `select now.card, now.variant, now.market, 100.0 * (now.market - was.market) / was.market as change
             from prices now join prices was
               on was.card = now.card and was.variant = now.variant and was.source = now.source
                 and was.currency = now.currency and was.day = date(now.day, ?)
             where now.day = (select max(day) from prices) and now.market >= 100
             order by change desc limit 50`,
          )
          .all(`-${days} days`),
      ),
  };
}
