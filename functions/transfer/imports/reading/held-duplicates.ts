import { gamePartOf, languagePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import { type PrintingId, Ulid } from "#schemas/values.ts";
import type { CatalogStore, SearchIndex } from "../../../catalog/index.ts";
import { attributesOf } from "../../../collections/index.ts";
import type { Copies } from "../../matching/duplicates/copies.ts";
import { duplicatesAmong } from "../../matching/duplicates/duplicates.ts";
import type { FindDuplicate } from "./judged-row.ts";
import { knownAttributes } from "./known-attributes.ts";
import type { HeldTarget } from "./targets-after.ts";

export interface HeldWordsDeps {
  readonly searchIn: (definition: GameDefinition) => Pick<SearchIndex, "cards">;
  readonly store: Pick<CatalogStore, "sets">;
}

/** Looks copies up among those of the collection that they go to; in a new one there are none. */
export async function heldDuplicates(
  held: HeldTarget | undefined,
  deps: HeldWordsDeps,
): Promise<FindDuplicate> {
  if (!held || held.items.length === 0) return () => undefined;
  const words = await wordsOf(held, deps);
  const find = duplicatesAmong(
    held.items.map((item) => ({ ...item, itemId: item.id, ...words(item.printingId) })),
  );
  const collectionId = held.head.id;
  // Of copies that are the same in state, those that were bought for the same price, or lie in the same place.
  const equal = new Map(held.items.map((item) => [knownAttributes(item).key, item.id]));
  return (copies, { name, setName }) => {
    const itemId = equal.get(knownAttributes(copies).key);
    if (itemId) return { kind: "exact", itemId, collectionId, detail: equalDetail };
    const asked: Copies = { ...attributesOf(copies), name, setName };
    const found = find(asked);
    return found && { ...found, itemId: Ulid.parse(found.itemId), collectionId };
  };
}

const equalDetail = "You have it: all that the row says of its copies is the same.";

interface Words {
  readonly name: string;
  readonly setName: string;
}

/** Names of cards by the search index, and of sets by the catalogue; what is sealed has none here. */
async function wordsOf({ items }: HeldTarget, { searchIn, store }: HeldWordsDeps) {
  const ids = [...new Set(items.map(({ printingId }) => printingId))];
  const cards = await Promise.all(
    [...Map.groupBy(ids, gamePartOf)].map(async ([game, own]) => {
      const definition = games.named(game);
      return definition ? searchIn(definition).cards(own) : [];
    }),
  );
  const names = new Map(cards.flat().map(({ id, name }) => [id, name]));
  const places = [...Map.groupBy(ids, (id) => `${gamePartOf(id)}:${languagePartOf(id)}`).values()];
  const sets = await Promise.all(
    places.map(([first]) => (first ? store.sets(gamePartOf(first), languagePartOf(first)) : [])),
  );
  const setNames = new Map(sets.flat().map(({ value: { id, name } }) => [id, name]));
  return (id: PrintingId): Words => ({
    name: names.get(id) ?? "",
    setName: setNames.get(setIdOf(id)) ?? "",
  });
}
