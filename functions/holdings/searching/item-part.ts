import { gamePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { games } from "#schemas/games/index.ts";
import { numberSortKeyIn } from "#schemas/storage/catalog-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { HeldCollection } from "../held/held-collections.ts";

/** Items of one game in one collection, with their printings in the same order. */
export interface ItemPart {
  readonly head: Collection;
  readonly game: string;
  readonly items: readonly CollectionItem[];
  readonly ids: readonly PrintingId[];
}

type OfGame = Omit<ItemPart, "head">;

/** Made once for a list of items, and kept as long as it is. */
const made = new WeakMap<readonly CollectionItem[], readonly OfGame[]>();

/** What a collection holds, game by game. */
export const partsOf = ({ head, items }: HeldCollection): readonly ItemPart[] => {
  const known = made.get(items) ?? byGame(items);
  made.set(items, known);
  return known.map((part) => ({ ...part, head }));
};

const byGame = (items: readonly CollectionItem[]): readonly OfGame[] =>
  [...Map.groupBy(items, ({ printingId }) => gamePartOf(printingId))].map(([game, own]) => ({
    ...{ game, items: own, ids: own.map(({ printingId }) => printingId) },
  }));

const places = new WeakMap<readonly PrintingId[], readonly string[]>();

/** By which items are in the order of their sets and numbers, one for each of a list. */
export function placesOf({ game, ids }: Pick<ItemPart, "game" | "ids">): readonly string[] {
  const known = places.get(ids);
  if (known) return known;
  const definition = games.named(game);
  const byId = new Map<PrintingId, string>();
  const all = ids.map((id) => {
    const place =
      byId.get(id) ?? `${setIdOf(id)} ${definition ? numberSortKeyIn(definition, id) : id}`;
    byId.set(id, place);
    return place;
  });
  places.set(ids, all);
  return all;
}
