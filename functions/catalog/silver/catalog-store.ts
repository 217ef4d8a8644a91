import type { ProductPlace } from "#schemas/catalog/sealed-id.ts";
import type {
  CardItem,
  GenerationItem,
  ListsItem,
  ProductItem,
  SetItem,
  SpeciesItem,
} from "#schemas/storage/catalog-items.ts";
import type { Game, Language, PrintingId, SetId } from "#schemas/values.ts";

/** Where the clean catalogue is read. */
export interface CatalogStore {
  languages(game: Game): Promise<readonly Language[]>;

  /** The cards that are there, in no order; an unknown id is left out. */
  cards(ids: readonly PrintingId[]): Promise<readonly CardItem[]>;
  /** Cards of a set in number order, from after the given one. */
  setCards(
    id: SetId,
    page: { limit: number; after?: PrintingId | undefined },
  ): Promise<{ items: readonly CardItem[]; hasMore: boolean }>;

  set(id: SetId): Promise<SetItem | undefined>;
  /** Every set of a game in one language, by id. */
  sets(game: Game, language: Language): Promise<readonly SetItem[]>;
  /** What sources list as the printings of these sets; a set that nobody has listed is left out. */
  members(ids: readonly SetId[]): Promise<ReadonlyMap<SetId, ListsItem>>;
  /** What sources list as the sets of a language. */
  listedSets(game: Game, language: Language): Promise<ListsItem | undefined>;

  /** All that a shop sells under one of its groups, in no order. */
  products(game: Game, shop: string, groupId: string): Promise<readonly ProductItem[]>;
  /** The products that are there of these, in no order and whatever language they are sold in. */
  productsAt(places: readonly ProductPlace[]): Promise<readonly ProductItem[]>;

  species(game: Game, dexId: number): Promise<SpeciesItem | undefined>;
  /** Species by national number, both ends included. */
  speciesBetween(
    game: Game,
    span: { from: number; to: number; limit: number },
  ): Promise<readonly SpeciesItem[]>;
  generations(game: Game): Promise<readonly GenerationItem[]>;
}
