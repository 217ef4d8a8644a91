import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExpandSearchDeps, expandSearch } from "#functions/alerts/searches/expand-search.ts";
import { expandCollections } from "#functions/alerts/searches/expand-searches.ts";
import type { FoundCard, SearchMembers } from "#functions/alerts/searches/search-alerts.ts";
import { cardPathsIfAny } from "#functions/prices/reading/card-paths.ts";
import { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memorySearchAlerts } from "#test/fakes/memory-search-alerts.ts";
import { anAlert } from "#test/support/alerts/watches.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";
import { given, series } from "#test/support/prices/priced-card.ts";

const userId = "user";
const collectionId = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
const numbers = ["1", "2", "3"] as const;
const idOf = (number: string) => PrintingId.parse(`pokemon:en:base1-${number}`);
const variants = ["holo", "reverse"].map((key) => ({ key, finish: key }));
const store = await storeWith(
  numbers.map((number) => aCard({ id: idOf(number), number, variants })),
);
const lying = (number: string, variant = "holo", state = "near_mint"): FoundCard => ({
  ...{ printingId: idOf(number), variant: VariantKey.parse(variant), state },
});
const nameOf = ({ printingId, variant, state = "" }: FoundCard) =>
  [printingId, variant, state].join(" ");
const alert = anAlert({
  subject: { kind: "collection", collectionId },
  line: { kind: "at_or_below", amount: 1_000 },
});

/** A stage with one alert on a collection, of which it is said what lies there; any write may die. */
async function stage(dies: () => boolean = () => false) {
  const memory = memoryAlerts();
  await memory.alerts.create(userId, alert, { most: 10 });
  const searches = memorySearchAlerts([{ userId, alertId: alert.id, collectionId }], memory);
  let there: SearchMembers = { cards: [], total: 0 };
  const orDie = async <Done>(work: Promise<Done>): Promise<Done> => {
    if (dies()) throw new Error("The worker died.");
    return work;
  };
  const deps: ExpandSearchDeps = {
    alerts: memory.alerts,
    searches: {
      ...searches,
      note: (...all) => orDie(searches.note(...all)),
      change: (...all) => orDie(searches.change(...all)),
    },
    watches: { again: memory.watches.again },
    find: async () => there,
    paths: (id) => cardPathsIfAny(id, { ...given(series({}, 1_100)), store }),
    looks: { request: async () => undefined },
    clock: given().clock,
  };
  return {
    ...{ memory, searches },
    holds: (...cards: readonly FoundCard[]) => {
      there = { cards, total: cards.length };
    },
    vanishes: () => {
      there = { cards: [], total: 0, isDeleted: true };
    },
    expand: () => expandSearch({ userId, alertId: alert.id, collectionId }, deps),
    watched: () => memory.all().map(nameOf).toSorted(),
  };
}

test("[ALR-1] an alert on a collection watches several copies of one printing side by side, and each for itself", async () => {
  const { holds, expand, memory, watched } = await stage();
  const all = [lying("1"), lying("1", "holo", "psa-9.5"), lying("1", "reverse"), lying("2")];
  holds(...all);
  expect(await expand()).toEqual({ cards: 4, written: 4 });
  expect(watched()).toEqual(all.map(nameOf).toSorted());
  const kept = memory.all().filter(({ state }) => state === "psa-9.5");
  holds(lying("1", "holo", "psa-9.5"), lying("3"));
  await expand();
  expect(watched()).toEqual([lying("1", "holo", "psa-9.5"), lying("3")].map(nameOf).toSorted());
  expect(memory.all()).toContain(kept[0]);
  expect(await expand()).toEqual({ cards: 2, written: 0 });
});

test("[ALR-1] an alert on a collection that is deleted watches nothing, says so, and goes on when it is brought back", async () => {
  const { holds, vanishes, expand, searches, watched } = await stage();
  holds(lying("1"));
  await expand();
  vanishes();
  await expand();
  expect(watched()).toEqual([]);
  expect(await searches.members(alert.id)).toMatchObject({ isDeleted: true, total: 0 });
  expect(await expand()).toEqual({ cards: 0, written: 0 });
  holds(lying("1"));
  await expand();
  expect(watched()).toEqual([nameOf(lying("1"))]);
  expect(await searches.members(alert.id)).not.toHaveProperty("isDeleted");
});

test("[ALR-1] whatever comes into a collection and goes, and whenever a worker dies, what lies there in the end is watched, and nothing else", async () => {
  const states = ["near_mint", "damaged", "psa-10"];
  const card = fc
    .tuple(
      fc.constantFrom(...numbers),
      fc.constantFrom("holo", "reverse"),
      fc.constantFrom(...states),
    )
    .map((said) => lying(...said));
  const content = fc.uniqueArray(card, { maxLength: 6, selector: nameOf });
  await fc.assert(
    fc.asyncProperty(
      fc.array(content, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
      async (rounds, luck) => {
        let isDying = true;
        const own = await stage(() => isDying && luck.next().value === 0);
        for (const round of rounds) {
          own.holds(...round);
          await own.expand().catch(() => undefined);
        }
        isDying = false;
        await own.expand();
        expect(own.watched()).toEqual((rounds.at(-1) ?? []).map(nameOf).toSorted());
      },
    ),
  );
});

test("[ALR-1] only alerts on the collections that have changed are asked for", async () => {
  const other = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J5");
  const [first, second] = [anAlert().id, anAlert().id];
  const asked: object[] = [];
  const deps = {
    searches: memorySearchAlerts([
      { userId, alertId: first, collectionId },
      { userId, alertId: second, collectionId: other },
    ]),
    expansions: {
      request: async () => undefined,
      requestAll: async (list: object, alerts: readonly object[]) =>
        void asked.push(...alerts.map((one) => ({ ...list, ...one }))),
      requestAfter: async () => undefined,
    },
  };
  const unwatched = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J6");
  expect(await expandCollections([collectionId, unwatched], deps)).toEqual({ watched: 1 });
  expect(asked).toEqual([{ userId, alertId: first, collectionId }]);
});
