import type {
  CardItem,
  CatalogKey,
  GenerationItem,
  MembersItem,
  SetItem,
  SpeciesItem,
} from "#schemas/storage/catalog-items.ts";
import type { Game, Language, PrintingId, SetId } from "#schemas/values.ts";

/** A silver item on its way into the store, under its key. */
export interface SilverDraft extends CatalogKey {
  readonly value: SilverValue;
  readonly provenance: CardItem["provenance"];
  readonly contentHash: string;
  readonly observedAt: string;
}
export type SilverValue = (
  | CardItem
  | SetItem
  | MembersItem
  | SpeciesItem
  | GenerationItem
)["value"];

/** What the store has under a key. */
export interface SilverMark {
  readonly contentHash: string;
  readonly observedAt: string;
}

/** Where the clean catalogue lies. */
export interface CatalogStore {
  /** Marks of what is there, in the order of the keys; undefined where nothing is. */
  marks(keys: readonly CatalogKey[]): Promise<readonly (SilverMark | undefined)[]>;

  /**
   * Writes each draft unless the store has the same content, or content observed at the same time
   * or later. Verdicts come in the order of the drafts.
   */
  save(drafts: readonly SilverDraft[]): Promise<readonly ("written" | "kept")[]>;

  /** Remembers that a game has sets in a language. */
  addLanguage(game: Game, language: Language): Promise<void>;
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
  members(ids: readonly SetId[]): Promise<readonly MembersItem[]>;

  species(game: Game, dexId: number): Promise<SpeciesItem | undefined>;
  /** Species by national number, both ends included. */
  speciesBetween(
    game: Game,
    span: { from: number; to: number; limit: number },
  ): Promise<readonly SpeciesItem[]>;
  generations(game: Game): Promise<readonly GenerationItem[]>;
}
