import type { Card } from "#schemas/catalog/card.ts";
import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { digitalSeries } from "#schemas/games/pokemon/marks.ts";
import { formedFields, formedSetFields } from "./formed.ts";
import { cardOrder, inOrder, setOrder } from "./in-order.ts";
import { inItsManner, oldNumber, oldSetId } from "./old-ids.ts";
import { pokemontcgDataPlan, pokemontcgPlan } from "./plans.ts";
import { priceBlocks } from "./price-blocks.ts";
import { remadeCard, remadeSet } from "./remade.ts";

/** The Pokémon TCG API, version 2, as whoever gives its answers again has to know it. */
export const oldService = {
  ...{ game: "pokemon", language: "en" },
  sources: [pokemontcgPlan.name, pokemontcgDataPlan.name],

  /** Of the game on telephones nothing is printed, and the service never had it. */
  wouldHave: ({ series }: CardSet): boolean => !digitalSeries.includes(series.id),

  givenCard(fragment: CardFragment) {
    const object = inOrder({ ...remadeCard(fragment), set: undefined }, cardOrder);
    const { id, number } = object;
    if (typeof id !== "string" || typeof number !== "string") return undefined;
    return { id, number, setId: id.slice(0, Math.max(0, id.lastIndexOf("-"))), object };
  },

  givenSet: (fragment: SetFragment) => {
    const object = inOrder(remadeSet(fragment), setOrder);
    return typeof object["id"] === "string" ? object : undefined;
  },

  priceBlocks,

  setIdOf: ({ id, crosswalk }: Pick<CardSet, "id" | "crosswalk">): string | undefined =>
    crosswalk[pokemontcgPlan.name] ?? oldSetId(id),
  inItsManner,

  formedCard: (card: Card, named: { id: string; number: string }) =>
    inOrder({ ...formedFields(card, named), set: undefined }, cardOrder),

  formedSet: (set: CardSet, named: { id: string; updatedAt: string }) =>
    inOrder(formedSetFields(set, named), setOrder),

  numberOf: ({ number }: Pick<Card, "number">, setId: string): string => oldNumber(number, setId),
};
