import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { writtenShops } from "#schemas/transfer/id-kinds.ts";
import type { PrintingId } from "#schemas/values.ts";
import {
  type CatalogStore,
  findHeld,
  type HeldThing,
  type SearchIndex,
} from "../../catalog/index.ts";
import { setWords } from "./set-words.ts";

export interface CardWordsDeps {
  readonly searchIn: (definition: GameDefinition) => Pick<SearchIndex, "cards">;
  readonly store: Pick<CatalogStore, "cards" | "productsAt" | "sets">;
}

/** Gives items the words of their cards. What was asked for once is remembered as long as it is. */
export interface CardWords {
  /** In the order of the items. */
  of<Item extends Copy>(items: readonly Item[]): Promise<readonly Named<Item>[]>;
}

type Copy = Pick<CollectionItem, "printingId" | "variant">;
interface Named<Item> {
  readonly item: Item;
  readonly card: ExportedItem["card"] | undefined;
}

/** Cards as search indexes have them; what is sealed, and what is younger than the index, as the catalogue has it. */
export function cardWords(deps: CardWordsDeps): CardWords {
  const sets = setWords(deps);
  return {
    async of(items) {
      const things = await thingsOf([...new Set(items.map(({ printingId }) => printingId))], deps);
      return Promise.all(
        items.map(async (item) => {
          const thing = things.get(item.printingId);
          return { item, card: thing && (await wordsOf(item, thing)) };
        }),
      );
    },
  };

  async function wordsOf(item: Copy, thing: Known): Promise<ExportedItem["card"]> {
    const { game, name, number, rarity } = thing;
    const isSealed = isSealedId(item.printingId);
    const { name: setName, code, printed } = await sets.of(item.printingId);
    return {
      ...{ game, name, setName, setCode: code },
      number: isSealed ? "" : number,
      ...(printed !== undefined && { printedTotal: printed }),
      ...(rarity !== undefined && { rarity }),
      ...{ productIds: productIdsOf(item, thing), isSealed },
    };
  }
}

type Known = HeldThing & { readonly crosswalk?: Readonly<Record<string, string>> };

async function thingsOf(
  ids: readonly PrintingId[],
  { searchIn, store }: CardWordsDeps,
): Promise<ReadonlyMap<PrintingId, Known>> {
  const found = new Map<PrintingId, Known>();
  const cards = ids.filter((id) => !isSealedId(id));
  for (const [game, own] of Map.groupBy(cards, gamePartOf)) {
    const definition = games.named(game);
    const known = definition ? await searchIn(definition).cards(own) : [];
    for (const card of known) found.set(card.id, card);
  }
  const others = ids.filter((id) => !found.has(id));
  for (const [id, thing] of await findHeld(others, { store })) found.set(id, thing);
  return found;
}

/** Those of the variant; those of the card where the shop does not tell its variants apart. */
function productIdsOf(
  { variant }: Copy,
  { variants, crosswalk = {} }: Known,
): Record<string, string> {
  const own = variants.find(
    ({ key, aliases = [] }) => key === variant || aliases.includes(variant),
  );
  const ids = writtenShops.flatMap((shop) => {
    const id = own?.productIds?.[shop] ?? crosswalk[shop];
    return id === undefined ? [] : [[shop, id] as const];
  });
  return Object.fromEntries(ids);
}
