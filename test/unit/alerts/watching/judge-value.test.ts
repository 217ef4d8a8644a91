import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "#functions/alerts/messages/explain.ts";
import { judgeValue } from "#functions/alerts/watching/judge-value.ts";
import type { Handed } from "#functions/alerts/watching/judge-watches.ts";
import { valuePaths } from "#functions/holdings/index.ts";
import type { DayValue } from "#schemas/storage/value-items.ts";
import type { Day, Ulid } from "#schemas/values.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memoryDayValues } from "#test/fakes/memory-day-values.ts";
import { amountsOf, firingDays, throughDisorder, watches } from "#test/support/alerts/disorder.ts";
import { anAlert, aValueWatch } from "#test/support/alerts/watches.ts";
import { aHead } from "#test/support/collections/collections.ts";
import { aDayValue } from "#test/support/holdings/values.ts";

const days = 12;
const since = "2026-02-01";
const on = (at: number) => dayAfter(since, at);
const standing = { since, isArmed: true, fired: 0 };
const collection = aHead({ name: "Binder" });
const collectionId = collection.id;

/** A user whose values come day by day, and workers that may die at any write. */
async function stage(all: readonly ReturnType<typeof aValueWatch>[]) {
  const memory = memoryAlerts();
  for (const watch of all) {
    const alert = anAlert({ id: watch.alertId });
    await memory.alerts.create(watch.userId, alert, { watch, most: 1_000 });
  }
  const values = memoryDayValues(async () => true);
  const handed: Handed[] = [];
  let [day, dies, isThere] = [since, (): boolean => false, true];
  const orDie = <Done>(done: Done): Done => {
    if (dies()) throw new Error("The worker died.");
    return done;
  };
  const clock = () => new Date(`${day}T21:00:00.000Z`);
  const rates = {
    between: async (of: string) => [
      { day: of, base: "EUR", rates: { USD: of === since ? "1.25" : "2" } },
    ],
  };
  const deps = {
    valueWatches: {
      ...memory.valueWatches,
      keep: async (changes: Parameters<typeof memory.valueWatches.keep>[0]) => {
        const some = orDie(changes);
        return orDie(await memory.valueWatches.keep(some));
      },
    },
    values: valuePaths({ values, rates, clock }),
    collections: { get: async () => (isThere ? collection : undefined) },
    handOver: async (notices: readonly Handed[]) => {
      orDie(undefined);
      handed.push(...notices);
      orDie(undefined);
    },
    clock,
  };
  const store = (
    amount: number,
    change: Partial<DayValue> = {},
    place: object = { collectionId },
  ) =>
    values.put(
      { userId: "user", ...place },
      aDayValue({ day, value: { EUR: amount }, valuedAt: `${day}T06:00:00.000Z`, ...change }),
      undefined,
    );
  return {
    ...memory,
    ...{ handed, store },
    look: (event: string, place: { readonly collectionId?: Ulid } = { collectionId }) =>
      judgeValue({ userId: "user", ...place, event }, deps),
    at: (next: string) => {
      day = next;
    },
    dying: (how: () => boolean) => {
      dies = how;
    },
    deleted: (is: boolean) => {
      isThere = !is;
    },
  };
}
const watching = (change: Partial<ReturnType<typeof aValueWatch>> = {}) =>
  aValueWatch({ collectionId, standing, currency: "EUR", ...change });

/** A day on which nothing is stored has the value of the one before it. */
const carried = (stored: readonly number[]): readonly number[] => {
  let last = 0;
  return stored.map((amount) => {
    last = amount === 0 ? last : amount;
    return last;
  });
};

describe("[ALR-2] whatever comes twice, late, in another order, or dies", () => {
  test("a value that crosses the line fires once, and is handed over", async () => {
    await fc.assert(
      fc.asyncProperty(
        watches,
        amountsOf(days),
        fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
        async (terms, stored, luck) => {
          const all = terms.map((one) => watching(one));
          const own = await stage(all);
          const at = async (day: Day) => {
            own.at(day);
            const amount = stored[daysBetween(since, day)] ?? 0;
            if (amount > 0) await own.store(amount);
          };
          await throughDisorder({ ...own, at }, { since, days }, () => luck.next().value ?? 1);
          for (const { userId, notice } of own.notices) {
            expect(own.handed).toContainEqual({ userId, noticeId: notice.id });
          }
          for (const watch of all) {
            const told = own.notices.flatMap(({ notice: { told: firing } }) =>
              firing.kind === "fired" && firing.alertId === watch.alertId ? [firing] : [],
            );
            const expected = firingDays(watch, since, carried(stored));
            expect(told.map(({ price }) => price.day)).toEqual(expected);
            expect(told.map(({ number }) => number)).toEqual(told.map((_one, place) => place + 1));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("[ALR-1] an alert on a value", () => {
  const line = { kind: "at_or_above", amount: 1_000 } as const;

  test("[ALR-5] says whose value went from what to what", async () => {
    const own = await stage([watching({ line, currency: "USD" })]);
    await own.store(700);
    own.at(on(2));
    await own.store(900, { value: { EUR: 800, USD: 100 } });
    await own.look("event");
    expect(own.notices.map(({ notice: { told } }) => told)).toMatchObject([
      {
        ...{ kind: "fired", number: 1, line, currency: "USD" },
        collection: { collectionId, name: "Binder" },
        price: { amount: 1_100, day: on(2), amounts: { EUR: 800, USD: 100 } },
        before: { amount: 875, day: on(1) },
        ratesOf: "2026-02-01",
      },
    ]);
    expect(own.notices.map(({ notice }) => explain(notice.told))).toEqual([
      "Binder (value): 11.00 USD (converted from 8.00 EUR and 1.00 USD) on 2026-02-03, at or above your line of 10.00 USD; " +
        "before 8.75 USD on 2026-02-02. Converted by the reference rates of 2026-02-01.",
    ]);
  });

  test("on all that somebody owns hears of no single collection's, and the other way round", async () => {
    const own = await stage([watching({ line }), aValueWatch({ standing, line, currency: "EUR" })]);
    for (const place of [{ collectionId }, {}]) await own.store(900, {}, place);
    own.at(on(1));
    for (const place of [{ collectionId }, {}]) await own.store(1_100, {}, place);
    expect(await own.look("one")).toEqual({ watched: 1, fired: 1 });
    expect(await own.look("all", {})).toEqual({ watched: 1, fired: 1 });
    expect(own.notices.map(({ notice }) => explain(notice.told))).toEqual([
      expect.stringMatching(/^Binder \(value\): 11\.00 EUR on /),
      expect.stringMatching(/^All that you own \(value\): 11\.00 EUR on /),
    ]);
  });

  test("is judged in its own currency, by the rates of its own day", async () => {
    const all = [
      watching({ line }),
      watching({ line, currency: "USD" }),
      watching({ line, currency: "USD", ratesOf: on(2) }),
    ];
    const own = await stage(all);
    await own.store(450);
    own.at(on(3));
    await own.store(810);
    expect(await own.look("event")).toEqual({ watched: 3, fired: 2 });
    const told = own.notices.flatMap(({ notice: { told: one } }) =>
      one.kind === "fired" ? [[one.alertId, one.price.amount, one.ratesOf]] : [],
    );
    expect(new Set(told)).toEqual(
      new Set([
        [all[1]?.alertId, 1_012, since],
        [all[2]?.alertId, 1_620, on(2)],
      ]),
    );
  });

  test("compares a change with the days before it was set", async () => {
    const fall = { kind: "change", percent: -10, days: 3 } as const;
    const own = await stage([watching({ line: fall, standing: { ...standing, since: on(2) } })]);
    await own.store(1_000);
    own.at(on(2));
    await own.store(950);
    await own.look("set");
    own.at(on(3));
    await own.store(900);
    await own.look("event");
    expect(own.notices.map(({ notice: { told } }) => told)).toMatchObject([
      { price: { amount: 900, day: on(3) }, reference: { amount: 1_000, day: on(0) } },
    ]);
  });

  test("fires by no move of a rate", async () => {
    const own = await stage([watching({ line, currency: "USD" })]);
    await own.store(700);
    await own.look("one");
    own.at(on(1));
    await own.store(701);
    expect(await own.look("two")).toMatchObject({ fired: 0 });
  });

  test("fires by no price that is missing, but by one that stays away", async () => {
    const copies = aDayValue().copies;
    const own = await stage([watching({ line: { kind: "at_or_below", amount: 500 } })]);
    await own.store(1_000);
    own.at(on(1));
    await own.store(400, { copies: { ...copies, priced: 1, unpriced: 1 } });
    expect(await own.look("lost")).toMatchObject({ fired: 0 });
    own.at(on(3));
    await own.store(1_000);
    own.at(on(4));
    await own.store(390, { copies: { ...copies, priced: 1, unpriced: 1 } });
    own.at(on(10));
    expect(await own.look("still lost")).toMatchObject({ fired: 0 });
    own.at(on(11));
    expect(await own.look("gone")).toMatchObject({ fired: 1 });
  });

  test("of a collection that is deleted fires nothing, and goes on when that is back", async () => {
    const own = await stage([watching({ line })]);
    await own.store(900);
    await own.look("before");
    own.at(on(1));
    await own.store(1_100);
    own.deleted(true);
    expect(await own.look("deleted")).toEqual({ watched: 1, fired: 0 });
    own.deleted(false);
    expect(await own.look("back")).toEqual({ watched: 1, fired: 1 });
    expect(await own.look("back")).toEqual({ watched: 1, fired: 0 });
    expect(own.handed).toHaveLength(2);
  });

  test("costs a short read where nobody watches", async () => {
    const own = await stage([]);
    await own.store(900);
    expect(await own.look("event")).toEqual({ watched: 0, fired: 0 });
  });
});
