import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "#functions/alerts/messages/explain.ts";
import { judgePrinting } from "#functions/alerts/watching/judge-printing.ts";
import type { Handed } from "#functions/alerts/watching/judge-watches.ts";
import type { WatchStore } from "#functions/alerts/watching/watch-store.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { cardPaths } from "#functions/prices/reading/card-paths.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { amountsOf, firingDays, throughDisorder, watches } from "#test/support/alerts/disorder.ts";
import { anAlert, aWatch } from "#test/support/alerts/watches.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

const printing = PricedPrintingId.parse("pokemon:base1-4");
const days = 12;
const since = dayAt(days - 1);

/** A stage with what is watched, where prices come day by day and workers may die at any write. */
async function stage(
  watches: readonly WatchItem[],
  amounts: readonly number[],
  names: Readonly<Record<string, string>> = { "pokemon:en:base1": "Base Set" },
) {
  const memory = memoryAlerts();
  for (const watch of watches) {
    const alert = anAlert({ id: watch.alertId });
    await memory.alerts.create(watch.userId, alert, { watch, most: 1_000 });
  }
  // What was written a while ago is there.
  await memory.watches.page(printing, 1);
  const all = [series({}, ...amounts.map((amount) => (amount === 0 ? undefined : amount)))];
  const handed: Handed[] = [];
  /** Sets whose names were asked for. */
  const asked: string[] = [];
  let [day, dies] = [since, (): boolean => false];
  const orDie = <Done>(done: Done): Done => {
    if (dies()) throw new Error("The worker died.");
    return done;
  };
  const store: WatchStore = {
    ...memory.watches,
    keep: async (changes) => {
      const some = orDie(changes);
      return orDie(await memory.watches.keep(some));
    },
  };
  const upTo = (): readonly HistorySeries[] =>
    all.map(({ key, points }) => ({ key, points: points.filter((point) => point.day <= day) }));
  const look = (event: string) =>
    judgePrinting(
      { printing, event },
      {
        looks: { request: async () => undefined },
        nameOfSet: async (set) => {
          asked.push(set);
          return names[set];
        },
        watches: store,
        paths: (card) =>
          cardPaths(card, { ...given(...upTo()), clock: () => new Date(`${day}T21:00:00.000Z`) }),
        handOver: async (notices) => {
          orDie(undefined);
          handed.push(...notices);
          orDie(undefined);
        },
        clock: () => new Date(`${day}T21:00:00.000Z`),
      },
    );
  return {
    ...memory,
    handed,
    asked,
    look,
    at: (next: string) => {
      day = next;
    },
    dying: (how: () => boolean) => {
      dies = how;
    },
  };
}

describe("[ALR-2] whatever comes twice, late, in another order, or dies", () => {
  test("each crossing fires once, and is handed over", async () => {
    await fc.assert(
      fc.asyncProperty(
        watches,
        amountsOf(days),
        fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
        async (terms, prices, luck) => {
          const standing = { since, isArmed: true, fired: 0 };
          const all = terms.map((one) => aWatch({ ...one, standing }));
          const own = await stage(all, prices);
          await throughDisorder(own, { since, days }, () => luck.next().value ?? 1);
          for (const { userId, notice } of own.notices) {
            expect(own.handed).toContainEqual({ userId, noticeId: notice.id });
          }
          for (const watch of all) {
            const told = own.notices.flatMap(({ notice: { told: firing } }) =>
              firing.kind === "fired" && firing.alertId === watch.alertId ? [firing] : [],
            );
            expect(told.map(({ price }) => price.day)).toEqual(firingDays(watch, since, prices));
            expect(told.map(({ number }) => number)).toEqual(told.map((_one, place) => place + 1));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("[ALR-5] what fires says", () => {
  test("the price before and after, its source, the line, and of which day the rates are", async () => {
    const watch = aWatch({
      standing: { since: dayAt(1), isArmed: true, fired: 0 },
      line: { kind: "at_or_below", amount: 1_000 },
    });
    const { look, at, notices } = await stage([watch], [1_100, 990]);
    at(today);
    await look("event");
    expect(notices).toMatchObject([
      {
        userId: "user",
        notice: {
          at: `${today}T21:00:00.000Z`,
          told: {
            ...{
              kind: "fired",
              alertId: watch.alertId,
              number: 1,
              line: watch.line,
              currency: "USD",
            },
            card: { printingId: id, variant: "holo", name: "Charizard", setName: "Base Set" },
            price: { amount: 990, day: today, source: "tcgplayer" },
            before: { amount: 1_100, day: dayAt(1), source: "tcgplayer" },
          },
        },
      },
    ]);
    expect(notices[0]?.notice.told).not.toHaveProperty("ratesOf");
  });

  test("the id of the set where the catalogue knows no name of it", async () => {
    const watch = aWatch({ standing: { since: dayAt(1), isArmed: true, fired: 0 } });
    const { look, at, notices } = await stage([watch], [2_100, 1_900], {});
    at(today);
    await look("event");
    expect(notices.map(({ notice }) => explain(notice.told))).toEqual([
      expect.stringMatching(/^Charizard \(base1 4, /),
    ]);
  });

  test("whose set is asked for by nobody before something fires", async () => {
    const standing = { since: dayAt(1), isArmed: true, fired: 0 };
    const { look, at, asked } = await stage(
      [aWatch({ standing }), aWatch({ standing })],
      [2_100, 1_900],
    );
    at(dayAt(1));
    await look("nothing yet");
    expect(asked).toEqual([]);
    at(today);
    await look("event");
    expect(new Set(asked)).toEqual(new Set(["pokemon:en:base1"]));
  });
});

describe("[ALR-1] an alert", () => {
  test("on one variant does not hear of another one's price", async () => {
    const { look, at, notices } = await stage([aWatch({ variant: "reverse" })], [2_100, 1_900]);
    at(today);
    await look("event");
    expect(notices).toEqual([]);
  });

  test("that nothing happens to is written once a week", async () => {
    const { look, at, all } = await stage(
      [aWatch({ standing: { since, isArmed: true, fired: 0 } })],
      Array.from({ length: days }, () => 3_000),
    );
    const revisions = new Set<string>();
    for (let day = since; day <= today; day = dayAfter(day, 1)) {
      at(day);
      await look(day);
      revisions.add(all()[0]?.revision ?? "");
    }
    expect(revisions.size).toBe(2);
  });
});
