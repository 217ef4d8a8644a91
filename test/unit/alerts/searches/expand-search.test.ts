import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ExpandSearchDeps, expandSearch } from "#functions/alerts/searches/expand-search.ts";
import { expandSearches } from "#functions/alerts/searches/expand-searches.ts";
import type { FoundCard } from "#functions/alerts/searches/search-alerts.ts";
import { cardPathsIfAny } from "#functions/prices/reading/card-paths.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { PrintingId, VariantKey } from "#schemas/values.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memorySearchAlerts } from "#test/fakes/memory-search-alerts.ts";
import { anAlert } from "#test/support/alerts/watches.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";
import { given, series } from "#test/support/prices/priced-card.ts";

const numbers = ["1", "2", "3", "4", "5"] as const;
const idOf = (number: string) => PrintingId.parse(`pokemon:en:base1-${number}`);
const found = (number: string, variant = "holo"): FoundCard => ({
  ...{ printingId: idOf(number), variant: VariantKey.parse(variant) },
});
const variants = ["holo", "reverse"].map((key) => ({ key, finish: key }));
const store = await storeWith(
  numbers.map((number) => aCard({ id: idOf(number), number, variants })),
);

const userId = "user";
const alert = anAlert({
  subject: { kind: "search", game: "pokemon", query: "set:base1" },
  line: { kind: "at_or_below", amount: 1_000 },
});

/** A stage with one alert on a search, of which it is said what it finds; any write may die. */
async function stage(dies: () => boolean = () => false) {
  const memory = memoryAlerts();
  await memory.alerts.create(userId, alert, { most: 10 });
  const listed = [{ userId, alertId: alert.id, game: "pokemon" }];
  const searches = memorySearchAlerts(listed, memory);
  const orDie = async <Done>(work: Promise<Done>): Promise<Done> => {
    if (dies()) throw new Error("The worker died.");
    const done = await work;
    if (dies()) throw new Error("The worker died.");
    return done;
  };
  let cards: readonly FoundCard[] = [];
  const looks: string[] = [];
  const deps: ExpandSearchDeps = {
    alerts: memory.alerts,
    searches: {
      ...searches,
      note: (...all) => orDie(searches.note(...all)),
      change: (...all) => orDie(searches.change(...all)),
      forget: (...all) => orDie(searches.forget(...all)),
    },
    watches: { again: memory.watches.again },
    find: async (_user, _subject, limit) => ({ cards: cards.slice(0, limit), total: cards.length }),
    paths: (id) => cardPathsIfAny(id, { ...given(series({}, 1_100)), store }),
    looks: { request: async ({ printing }) => void looks.push(printing) },
    clock: given().clock,
  };
  return {
    ...memory,
    ...{ searches, looks, deps },
    finds: (...next: readonly FoundCard[]) => {
      cards = next;
    },
    expand: () => expandSearch({ userId, alertId: alert.id, game: "pokemon" }, deps),
    watched: () =>
      memory
        .all()
        .map(({ printingId, variant }) => `${printingId} ${variant}`)
        .toSorted(),
  };
}
const named = (...cards: readonly FoundCard[]) =>
  cards.map(({ printingId, variant }) => `${printingId} ${variant}`).toSorted();

describe("[ALR-1] an alert on a search", () => {
  test("watches the cards that it finds, armed as of their newest price, and has each looked at once", async () => {
    const { finds, expand, all, looks, searches } = await stage();
    finds(found("1"), found("2"));
    expect(await expand()).toEqual({ cards: 2, written: 2 });
    expect(all()).toMatchObject([
      { printingId: idOf("1"), standing: { isArmed: true, fired: 0, side: "before" } },
      { printingId: idOf("2"), alertId: alert.id, userId, line: alert.line },
    ]);
    expect(looks).toEqual(["1", "2"].map((one) => PricedPrintingId.parse(`pokemon:base1-${one}`)));
    expect(await searches.members(alert.id)).toMatchObject({
      ...{ cards: [found("1"), found("2")], total: 2 },
    });
  });

  test("says that it finds none, and once; and nothing while it is paused", async () => {
    const { expand, alerts, searches } = await stage();
    await expand();
    const noted = await searches.members(alert.id);
    expect(noted).toMatchObject({ cards: [], total: 0 });
    await expand();
    expect(await searches.members(alert.id)).toEqual(noted);
    await alerts.replace(userId, { ...alert, isPaused: true, version: 2 }, { version: 1 });
    await expand();
    expect(await searches.members(alert.id)).toBeUndefined();
  });

  test("watches other cards once it finds others, and lets those alone that it watches", async () => {
    const { finds, expand, all, watched } = await stage();
    finds(found("1"), found("2"));
    await expand();
    const before = all().find(({ printingId }) => printingId === idOf("2"));
    finds(found("2"), found("3"));
    expect(await expand()).toEqual({ cards: 2, written: 2 });
    expect(watched()).toEqual(named(found("2"), found("3")));
    expect(all().find(({ printingId }) => printingId === idOf("2"))).toBe(before);
    expect(await expand()).toEqual({ cards: 2, written: 0 });
  });

  test("watches the variant whose price stands beside a card by then", async () => {
    const { finds, expand, watched } = await stage();
    finds(found("1"));
    await expand();
    finds(found("1", "reverse"));
    await expand();
    expect(watched()).toEqual(named(found("1", "reverse")));
  });

  test("watches anew once its line is another one, nothing while it is paused, and nothing once it is deleted", async () => {
    const { finds, expand, alerts, all, watched, searches } = await stage();
    finds(found("1"), found("2"));
    await expand();
    const line = { kind: "at_or_above", amount: 2_000 } as const;
    const changed = { ...alert, line, version: 2 };
    await alerts.replace(userId, changed, { version: 1 });
    expect(await expand()).toEqual({ cards: 2, written: 2 });
    expect(all().map((one) => one.line)).toEqual([line, line]);
    const paused = { ...changed, isPaused: true, version: 3 };
    await alerts.replace(userId, paused, { version: 2 });
    await expand();
    expect(watched()).toEqual([]);
    await alerts.replace(userId, { ...changed, version: 4 }, { version: 3 });
    await expand();
    expect(watched()).toEqual(named(found("1"), found("2")));
    await alerts.remove(userId, { ...changed, version: 4 });
    expect(await expand()).toEqual({ cards: 0, written: 2 });
    expect(watched()).toEqual([]);
    expect(await searches.members(alert.id)).toBeUndefined();
    expect(await searches.listed({ game: "pokemon" }, { limit: 9 })).toEqual([]);
  });

  test("leaves no watch behind, whenever its worker dies", async () => {
    const cards = fc.uniqueArray(fc.constantFrom(...numbers), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cards, { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
        async (rounds, luck) => {
          let isDying = true;
          const own = await stage(() => isDying && luck.next().value === 0);
          for (const round of rounds) {
            own.finds(...round.map((number) => found(number)));
            await own.expand().catch(() => undefined);
          }
          isDying = false;
          await own.expand();
          expect(own.watched()).toEqual(named(...(rounds.at(-1) ?? []).map((one) => found(one))));
        },
      ),
    );
  });
});

describe("[ALR-1] once a game has another index", () => {
  test("every alert on a search of it is asked for, page by page", async () => {
    const all = Array.from({ length: 450 }, (_none, at) => ({
      ...{ userId: `user ${at}`, game: at % 3 === 0 ? "onepiece" : "pokemon" },
      alertId: anAlert().id,
    }));
    const asked: string[] = [];
    let after: Parameters<typeof expandSearches>[2];
    const deps = {
      searches: memorySearchAlerts(all),
      expansions: {
        request: async () => undefined,
        requestAll: async (_list: unknown, some: readonly { readonly alertId: string }[]) =>
          void asked.push(...some.map(({ alertId }) => alertId)),
        requestAfter: async (_list: unknown, last: typeof after) => {
          after = last;
        },
      },
    };
    await expandSearches({ game: "pokemon" }, deps);
    const second = after;
    after = undefined;
    await expandSearches({ game: "pokemon" }, deps, second);
    const wanted = all.filter(({ game }) => game === "pokemon").map(({ alertId }) => alertId);
    expect(asked.toSorted()).toEqual(wanted.toSorted());
    expect(after).toBeUndefined();
  });
});
