import { derivedId } from "#functions/collections/identifiers.ts";
import type { HeldCollection } from "#functions/holdings/held/held-collections.ts";
import type { CopyPrice } from "#functions/prices/reading/index.ts";
import { type PlanDeps, planRender } from "#functions/studio/plan-render.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { AskedSubject, type RenderSubject } from "#schemas/images/subject.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";
import { indexedGames } from "#test/support/catalogue/indexed-games.ts";
import { aBox } from "#test/support/catalogue/sealed.ts";
import { recordAll } from "#test/support/catalogue/silver.ts";
import { aLot, at } from "#test/support/collections/collections.ts";
import { pricesOf } from "#test/support/holdings/priced-cards.ts";
import { saidCollections } from "#test/support/holdings/searched-holdings.ts";
import { idOf, studiedCards, studiedSets, studiedSpecies } from "./studied-cards.ts";

interface Told {
  readonly held?: readonly HeldCollection[];
  /** What copies cost, by the name of the card. */
  readonly copies?: Readonly<Record<string, readonly CopyPrice[]>>;
  /** What cards cost that one has not, in cents of a euro: `base1-4 holo`. */
  readonly cents?: Readonly<Record<string, number>>;
  readonly own?: readonly OwnPrice[];
}

/** Everything that planning reads, in memory; `pricesRead` counts how often copies' prices were asked for. */
export async function studioWorld({ held = [], copies = {}, cents = {}, own = [] }: Told) {
  const { searchIn, store } = await indexedGames(studiedCards, [], {
    sets: studiedSets,
    species: studiedSpecies,
  });
  const box = { sourceId: aBox().id, value: aBox(), provenance: aProvenance({ source: "tcgcsv" }) };
  await recordAll("product", [box], { store });
  const byId = new Map(Object.entries(copies).map(([name, prices]) => [idOf(name), prices]));
  let pricesRead = 0;
  const deps: PlanDeps = {
    ...{ held: saidCollections(held), searchIn, clock: () => new Date(at) },
    store,
    rates: { between: async () => [{ day: at.slice(0, 10), base: "EUR", rates: { USD: "1.25" } }] },
    copyPrices: {
      of: async () => {
        pricesRead += 1;
        return {
          builtAt: at,
          variantsPriced: (id) => (byId.get(id) ?? []).map(({ variant }) => variant),
          among: async () => (card) => byId.get(card.id) ?? [],
        };
      },
    },
    variants: { of: async () => new Map() },
    ownPictures: {
      present: async (_user, ids) => new Set(ids.filter((id) => !id.startsWith("0"))),
    },
    ownPrices: async () => own,
    prices: pricesOf(cents),
  };
  return {
    deps,
    pricesRead: () => pricesRead,
    plan: (asked: object, options: object = {}) => {
      const subject: RenderSubject = AskedSubject.parse(asked);
      const parsed = CompositeOptions.parse(options);
      return planRender({ userId: "somebody", subject, options: parsed }, deps);
    },
  };
}

/** Copies of a card, by its name; each lot has a name of its own as its location. */
export const copiesOf = (card: string, change: Partial<LotItem> = {}): LotItem => {
  const { location = card } = change;
  return aLot({ printingId: idOf(card), ...change, location, id: derivedId(location) });
};
