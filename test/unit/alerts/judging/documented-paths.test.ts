import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { armed, type Crossing, judge } from "#functions/alerts/judging/judge.ts";
import { explain } from "#functions/alerts/messages/explain.ts";
import { askedPath } from "#functions/alerts/watching/asked-path.ts";
import { firingOf } from "#functions/alerts/watching/firing-of.ts";
import { lookAtWatch } from "#functions/alerts/watching/look-at-watch.ts";
import { judgedStep } from "#functions/alerts/watching/told-step.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { cardPaths } from "#functions/prices/reading/index.ts";
import { Line, Rearm } from "#schemas/alerts/line.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";
import { aWatch } from "#test/support/alerts/watches.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/alerts.md"), "utf8");
const start = "2026-03-01";

/** The rows of the table of price paths. */
const rows = (page.split("| The price |")[1] ?? "")
  .split("\n")
  .slice(2)
  .filter((_line, at, all) => all.slice(0, at + 1).every((line) => line.startsWith("|")))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const cents = (text: string) => Math.round(Number(text) * 100);

function lineOf(text: string): Line {
  const [, side, amount] = /^at or (below|above) ([\d.]+)$/.exec(text) ?? [];
  if (amount) return Line.parse({ kind: `at_or_${side}`, amount: cents(amount) });
  const [, percent, days] = /^fall of (\d+) % in (\d+) days$/.exec(text) ?? [];
  if (percent) return Line.parse({ kind: "change", percent: -Number(percent), days: Number(days) });
  return Line.parse({ kind: text.replaceAll(/[- ]/g, "_") });
}

function rearmOf(text: string): Rearm {
  const [, days] = /^after (\d+) days$/.exec(text) ?? [];
  if (days) return { kind: "after_days", days: Number(days) };
  const [, percent] = /^margin (\d+) %$/.exec(text) ?? [];
  return percent ? { kind: "margin", percent: Number(percent) } : Rearm.parse({ kind: text });
}

describe("[ALR-2] of the price paths in docs/alerts.md", () => {
  test("there are twenty-two", () => {
    expect(rows).toHaveLength(22);
  });

  test.each(rows)("one that %s (%s, %s): %s fires %s", (...cells) => {
    const [, line = "", again = "", prices = "", fires = ""] = cells;
    const path = prices.split(" ").flatMap((text, at) => {
      return text === "-" ? [] : [{ day: dayAfter(start, at), atMs: at, amount: cents(text) }];
    });
    const terms = { line: lineOf(line), rearm: rearmOf(again) };
    const begin = armed(terms.line, dayAfter(start, 1), path.slice(0, 1));
    const { crossings } = judge(terms, begin, path);
    const wanted = fires === "" ? [] : fires.split(", ");
    expect(crossings.map(({ step }) => [step.amount, daysBetween(start, step.day) + 1])).toEqual(
      wanted.map((one) => {
        const [, price = "", day] = /^([\d.]+) \(day (\d+)\)$/.exec(one) ?? [];
        return [cents(price), Number(day)];
      }),
    );
  });
});

/** What a look at a watch that was set yesterday says, of prices of yesterday and today. */
async function said(
  change: Parameters<typeof aWatch>[0],
  rates: Readonly<Record<string, string>>,
  ...all: readonly HistorySeries[]
) {
  const at = (day: string) => ({ day, base: "EUR", rates: { USD: rates[day] ?? "1" } });
  const between = async (from: string, to: string) =>
    [dayAt(1), today].filter((day) => day >= from && day <= to).map(at);
  const paths = await cardPaths(id, { ...given(...all), rates: { between } });
  const terms = aWatch({ ratesOf: dayAt(1), ...change });
  const path = await paths.path(askedPath(terms, dayAt(9)));
  const known = path.filter(({ day }) => day < today).map(judgedStep);
  const watch = { ...terms, standing: armed(terms.line, today, known) };
  const firing = (one: Crossing) => firingOf(one, watch, { card: paths.card, path });
  const found = lookAtWatch(watch, { path, firing }, { event: "event", now: new Date() });
  return (found?.notices ?? []).map(({ told }) => explain(told));
}

describe("[ALR-2] a line in another currency than the price's", () => {
  const inEuro = { currency: "EUR", line: { kind: "at_or_below", amount: 1_000 } } as const;
  // 11.50 USD are 10.45 EUR by the rates of the first day, and 9.58 by those of the second.
  const rates = { [dayAt(1)]: "1.10", [today]: "1.20" };

  test("is not crossed by a rate that moves", async () => {
    expect(await said(inEuro, rates, series({}, 1_150, 1_150))).toEqual([]);
  });

  test("is crossed by a price, which says of which day the rates are", async () => {
    expect(await said(inEuro, rates, series({}, 1_150, 1_100))).toEqual([
      `Charizard (base1 4, holo, near mint): 10.00 EUR (converted from 11.00 USD) on ${today} (tcgplayer), at or below your line of ` +
        `10.00 EUR; before 10.45 EUR on ${dayAt(1)}. Converted by the reference rates of ${dayAt(1)}.`,
    ]);
  });
});

test("[ALR-1] of two variants an alert hears of its own price alone", async () => {
  const holo = series({}, 2_100, 2_100);
  const reverse = series({ variant: "reverse" }, 2_100, 1_900);
  expect(await said({ variant: "holo" }, {}, holo, reverse)).toEqual([]);
  expect(await said({ variant: "reverse" }, {}, holo, reverse)).toEqual([
    `Charizard (base1 4, reverse, near mint): 19.00 USD on ${today} (tcgplayer), at or below your line of 20.00 USD; before 21.00 USD on ${dayAt(1)}.`,
  ]);
});
