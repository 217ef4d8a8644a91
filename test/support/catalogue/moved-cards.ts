import { findCard, type SilverStore } from "#functions/catalog/index.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance } from "#test/support/catalogue/catalog.ts";
import { recordAll } from "#test/support/catalogue/silver.ts";

export const at = (day: number) => `2026-02-0${day}T06:00:00.000Z`;

/** What a source says of a card, as far as it is not what all say. */
export interface Say {
  readonly source?: string;
  readonly sourceId?: string;
  readonly set?: string;
  readonly number?: string;
  readonly name?: string;
  readonly rarity?: string;
  readonly day?: number;
  /** Which of the answers of a moment it is in. */
  readonly answer?: { bronzeKey?: string; bronzeLine?: number; record?: number };
}

/** A record as a source gives it, which calls the card what its cross-walk says. */
export const recordOf = ({
  source = "pokemontcg",
  sourceId = "x-4",
  set = "base1",
  number = "4",
  name = "Charizard",
  rarity = "Rare",
  day = 1,
  answer = {},
}: Say) => ({
  sourceId,
  value: aCard({
    id: printingId(setId("pokemon", "en", set), number),
    ...{ setId: setId("pokemon", "en", set), number, name, rarity },
    crosswalk: { [source]: sourceId },
  }),
  provenance: aProvenance({ source, observedAt: at(day), ...answer }),
});

/** Records what is said. */
export const take = (store: SilverStore, ...all: Say[]) =>
  recordAll("card", all.map(recordOf), { store });

export const cardIn = (store: ReturnType<typeof memoryCatalogStore>, set: string, number = "4") =>
  findCard(printingId(setId("pokemon", "en", set), number), { store });

export const sets = ["base1", "base2", "base3"];

/** What anybody says of each card, and where; numbers that are only kept are left out. */
export async function facts(store: ReturnType<typeof memoryCatalogStore>) {
  const all = await Promise.all(
    sets.map((set) => store.setCards(setId("pokemon", "en", set), { limit: 100 })),
  );
  return all
    .flatMap(({ items }) => items)
    .filter(({ sources }) => sources.length > 0)
    .map(({ value, sources }) => ({
      value,
      said: sources.map(({ source, sourceId, observedAt }) => [source, sourceId, observedAt]),
    }));
}

export const fragmentsIn = (store: ReturnType<typeof memoryCatalogStore>) =>
  store.all().filter(({ sk }) => sk.startsWith("FRAGMENT#"));
