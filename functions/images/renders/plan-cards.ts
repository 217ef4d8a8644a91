import { numberPartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import type { PlannedCard } from "#schemas/images/render.ts";
import { cardKey } from "#schemas/storage/catalog-items.ts";
import type { SetId } from "#schemas/values.ts";
import { type CatalogStore, findHeld, type HeldThing } from "../../catalog/index.ts";
import { pictureUrl } from "../pictures/card-picture.ts";

/**
 * What is drawn for each item of a collection, by release of the sets and by number: the ids of
 * items have an order, but none that anybody could see a reason in.
 */
export async function planCards(
  items: readonly CollectionItem[],
  { catalog, games = projectGames }: { catalog: CatalogStore; games?: Games },
): Promise<readonly PlannedCard[]> {
  const ids = [...new Set(items.map(({ printingId }) => printingId))];
  const setIds = [...new Set(ids.map(setIdOf))];
  const [cards, found] = await Promise.all([
    findHeld(ids, { store: catalog }),
    Promise.all(setIds.map((id) => catalog.set(id))),
  ]);
  const sets = new Map(found.flatMap((item) => (item ? [[item.value.id, item.value]] : [])));
  return items
    .map((item) => ({ item, place: placeOf(item, sets, games) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ item }) => plannedCard(item, cards.get(item.printingId), { sets, games }));
}

type Sets = ReadonlyMap<SetId, CardSet>;

/** Text that sorts as the composite shows; a set without a date comes last. */
function placeOf({ printingId, id }: CollectionItem, sets: Sets, games: Games): string {
  const released = sets.get(setIdOf(printingId))?.releasedOn ?? "9999";
  const { pk, sk } = cardKey(printingId, games);
  return [released, pk, sk, id].join("\n");
}

function plannedCard(
  { printingId, quantity }: CollectionItem,
  card: HeldThing | undefined,
  { sets, games }: { sets: Sets; games: Games },
): PlannedCard {
  const set = sets.get(setIdOf(printingId));
  if (!card) {
    const number = numberPartOf(printingId);
    const language = printingId.split(":")[1] ?? "en";
    const setName = set?.name ?? setIdOf(printingId);
    return {
      printingId,
      name: "Unknown card",
      setName,
      number,
      language,
      quantity,
      isKnown: false,
    };
  }
  const definition = games.named(card.game);
  const sourceUrl = pictureUrl(card);
  const speciesNumber = speciesNumberOf(card, definition);
  return {
    ...{ printingId, quantity, isKnown: true, name: card.name, language: card.language },
    ...{ setName: setNameOf(card, set), number: numberOf(card, set, definition) },
    ...(speciesNumber !== undefined && { speciesNumber }),
    ...(card.artist !== undefined && { artist: card.artist }),
    ...(sourceUrl !== undefined && { sourceUrl }),
  };
}

/** What a card is filed under; what is sealed is of no set. */
export const setNameOf = ({ id, setId }: HeldThing, set: CardSet | undefined): string =>
  set?.name ?? (isSealedId(id) ? "Sealed product" : setId);

/** As people of its game write it: `4/102`. */
export function numberOf(
  { number }: HeldThing,
  set: CardSet | undefined,
  definition: GameDefinition | undefined,
): string {
  const printedCount = set?.cardCount.printed ?? 0;
  return definition?.writeNumber?.(number, { printedCount }) ?? number;
}

/** The number of the first species on the card, as people of its game write it. */
function speciesNumberOf({ attributes }: HeldThing, definition: GameDefinition | undefined) {
  const { species } = definition ?? {};
  const ids = species && attributes[species.attribute];
  const first = Array.isArray(ids) ? ids[0] : undefined;
  return typeof first === "number" ? species?.writeNumber(first) : undefined;
}
