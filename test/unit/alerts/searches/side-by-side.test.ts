import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ExpandSearchDeps, expandSearch } from "#functions/alerts/searches/expand-search.ts";
import type { FoundCard } from "#functions/alerts/searches/search-alerts.ts";
import { judgePrinting } from "#functions/alerts/watching/judge-printing.ts";
import { cardPathsIfAny } from "#functions/prices/reading/card-paths.ts";
import { type PricedPrintingId, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import { PrintingId, VariantKey } from "#schemas/values.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memorySearchAlerts } from "#test/fakes/memory-search-alerts.ts";
import { anAlert } from "#test/support/alerts/watches.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";
import { given, series } from "#test/support/prices/priced-card.ts";

const [userId, game] = ["user", "pokemon"];
const ids = ["1", "2", "3"].map((number) => PrintingId.parse(`pokemon:en:base1-${number}`));
const variants = [{ key: "holo", finish: "holo" }];
const store = await storeWith(ids.map((id, at) => aCard({ id, number: `${at + 1}`, variants })));
const cards = ids.map(
  (printingId): FoundCard => ({ printingId, variant: VariantKey.parse("holo") }),
);
const alert = anAlert({
  subject: { kind: "search", game, query: "set:base1" },
  line: { kind: "at_or_below", amount: 1_000 },
  rearm: { kind: "never" },
});

/** An alert on a search of three cards, where every read and write comes when the scheduler says. */
async function stage(scheduler: fc.Scheduler) {
  const memory = memoryAlerts();
  await memory.alerts.create(userId, alert, { most: 10 });
  const searches = memorySearchAlerts([{ userId, alertId: alert.id, game }], memory);
  let amounts: readonly (number | undefined)[] = [1_100, undefined];
  const looks: { readonly printing: PricedPrintingId; readonly event: string }[] = [];
  const slow = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== "function") return call;
        // Before and after: what is read may be old by the time that it is used.
        return async (...all: unknown[]) => {
          await scheduler.schedule(Promise.resolve(), String(name));
          const done: unknown = await Reflect.apply(call, target, all);
          await scheduler.schedule(Promise.resolve(), `${String(name)} done`);
          return done;
        };
      },
    });
  const shared = {
    paths: (id: PrintingId) => cardPathsIfAny(id, { ...given(series({}, ...amounts)), store }),
    looks: { request: async (look: (typeof looks)[number]) => void looks.push(look) },
    clock: given().clock,
  };
  const deps: ExpandSearchDeps = {
    ...shared,
    ...slow({ paths: shared.paths }),
    alerts: slow(memory.alerts),
    searches: slow(searches),
    watches: slow(memory.watches),
    find: async () => ({ cards, total: cards.length }),
  };
  const again = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch(() => again(work));
  };
  return {
    ...{ memory, searches, looks },
    expand: () => again(() => expandSearch({ userId, alertId: alert.id, game }, deps)),
    remove: () => memory.alerts.remove(userId, alert),
    falls: () => {
      amounts = [1_100, 900];
    },
    judge: async (event: string) => {
      for (const printing of ids.map(pricedPrintingOf)) {
        const own = { ...shared, watches: memory.watches, nameOfSet: async () => undefined };
        // What was written a second ago is read a second later.
        await memory.watches.page(printing, 1);
        await judgePrinting({ printing, event }, { ...own, handOver: async () => undefined });
      }
    },
  };
}

/** So many of the steps of others come first. */
const someWait = fc.integer({ min: 0, max: 25 });
const later = async (scheduler: fc.Scheduler, steps: number): Promise<void> => {
  for (let at = 0; at < steps; at += 1) await scheduler.schedule(Promise.resolve(), "waits");
};

describe("[ALR-2] an alert on a search that several workers have at once", () => {
  test("watches nothing once it is deleted, however far they were", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 3 }),
        someWait,
        async (scheduler, copies, wait) => {
          const { memory, searches, expand, remove } = await stage(scheduler);
          const early = Array.from({ length: copies }, expand);
          const deletion = later(scheduler, wait).then(remove).then(expand);
          await scheduler.waitFor(Promise.all([...early, deletion]));
          expect(memory.all()).toEqual([]);
          expect(await searches.members(alert.id)).toBeUndefined();
          expect(await searches.listed({ game }, { limit: 9 })).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("fires once for each card, whenever its price lands", async () => {
    let isFired = false;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 3 }),
        someWait,
        async (scheduler, copies, wait) => {
          const { memory, looks, expand, falls, judge } = await stage(scheduler);
          const work = Array.from({ length: copies }, expand);
          const landing = later(scheduler, wait).then(async () => {
            falls();
            await judge("landed");
          });
          await scheduler.waitFor(Promise.all([...work, landing]));
          for (const { event } of looks) await judge(event);
          expect(memory.all()).toHaveLength(3);
          const fired = memory.notices.map(({ notice: { told } }) =>
            "card" in told ? told.card.printingId : told.kind,
          );
          expect(fired).toEqual([...new Set(fired)]);
          isFired ||= fired.length > 0;
        },
      ),
      { numRuns: 300 },
    );
    expect(isFired).toBe(true);
  });

  test("fires once for each card, also where its rule is changed as the price lands", async () => {
    let isFired = false;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), someWait, async (scheduler, wait) => {
        const { memory, looks, expand, falls, judge } = await stage(scheduler);
        await scheduler.waitFor(expand());
        const rearm = { kind: "margin", percent: 50 } as const;
        await memory.alerts.replace(userId, { ...alert, rearm, version: 2 }, { version: 1 });
        const landing = later(scheduler, wait).then(async () => {
          falls();
          await judge("landed");
        });
        await scheduler.waitFor(Promise.all([expand(), landing]));
        for (const { event } of looks) await judge(event);
        expect(memory.all().map((watch) => watch.rearm)).toEqual([rearm, rearm, rearm]);
        expect(memory.notices.length).toBeLessThanOrEqual(3);
        isFired ||= memory.notices.length > 0;
      }),
      { numRuns: 300 },
    );
    expect(isFired).toBe(true);
  });
});
