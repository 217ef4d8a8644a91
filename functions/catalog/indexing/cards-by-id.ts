import { languagePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { numberSortKeyIn } from "#schemas/storage/catalog-items.ts";
import { PrintingId, type SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { IdTable } from "../identifying/id-table.ts";
import { everythingNamed } from "../identifying/identify.ts";
import type { SharedIds } from "../merging/shared-ids.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import type { SetCards, SetPage } from "../search/search-index.ts";
import { lowerBound } from "../search/words/lower-bound.ts";
import type { IndexFile } from "./index-file.ts";
import type { Matches } from "./matches.ts";
import { PackedCards } from "./packed-cards.ts";
import { type OrderedCards, setInIndex } from "./set-in-index.ts";

/** The cards of an index in memory, by their ids and by the places that these have in it. */
export class CardsById {
  /** What they are called elsewhere; undefined where none lies beside the index, as it was before. */
  readonly table: IdTable | undefined;
  private readonly current: OrderedCards;
  /** Undefined in an index of before, which does not know what was removed. */
  private readonly removed: OrderedCards | undefined;
  private readonly definition: GameDefinition;
  private readonly languages: readonly string[];
  private readonly shared: IndexFile["sharedIds"];
  private places: ReadonlyMap<PrintingId, number> | undefined;

  constructor(
    { ids, cards, removed, texts, sharedIds }: IndexFile,
    definition: GameDefinition,
    table: IdTable | undefined,
  ) {
    this.current = orderedCards(ids, cards);
    this.removed = removed && orderedCards(removed.ids, removed.cards);
    this.definition = definition;
    this.table = table;
    this.shared = sharedIds;
    this.languages = texts["language"]?.values.flatMap(({ exact = [] }) => exact) ?? [];
  }

  /** Cards by their places, as lists show them. */
  at(places: readonly number[]): readonly CatalogCard[] {
    return this.current.cardsAt(places);
  }

  /** Cards by their ids, removed ones too; one that is not here is left out. */
  of(wanted: readonly PrintingId[]): readonly CatalogCard[] {
    const lists = [this.current, ...(this.removed ? [this.removed] : [])];
    return lists.flatMap((list) => {
      const places = wanted.map((id) => this.placeIn(list.ids, id));
      return list.cardsAt(places.filter((at, index) => list.ids[at] === wanted[index]));
    });
  }

  /** A page of a set, removed cards included; undefined when it is not known, or not whole. */
  ofSet(id: SetId, page: SetPage): SetCards | undefined {
    if (!this.removed) return undefined;
    return setInIndex([this.current, this.removed], id, page, this.definition);
  }

  /** The place of an id; halfway before the next when it is not there; undefined when it is no id. */
  placeOf(id: string): number | undefined {
    const wanted = PrintingId.safeParse(id).data;
    if (!wanted) return undefined;
    const at = this.placeIn(this.current.ids, wanted);
    return this.current.ids[at] === wanted ? at : at - 0.5;
  }

  /** Marks the places of ids; one that is not here is passed over. */
  marked(ids: Iterable<PrintingId>, into: Matches): Matches {
    const { placeById } = this;
    for (const id of ids) {
      const place = placeById.get(id);
      if (place !== undefined) into[place] = 1;
    }
    return into;
  }

  /** Made when somebody first asks for many: of few ids, the places are looked for in order. */
  get placeById(): ReadonlyMap<PrintingId, number> {
    this.places ??= new Map(this.current.ids.map((id, place) => [id, place]));
    return this.places;
  }

  /** Places of the cards that an id without its kind may mean, in all languages. */
  placesCalled(id: string): readonly number[] {
    const ids = this.table ? everythingNamed(id, this.table) : [];
    return [id, ...ids]
      .map((one) => this.placeOf(one) ?? 0.5)
      .filter((place) => this.current.ids[place] !== undefined);
  }

  /** Printings of the same set and number in other languages, by language. */
  otherLanguages(id: PrintingId): readonly PrintingId[] {
    const [game, own, ...rest] = id.split(":");
    return this.languages
      .filter((language) => language !== own)
      .map((language) => this.placeOf([game, language, ...rest].join(":")) ?? 0.5)
      .flatMap((place) => this.current.ids[place] ?? []);
  }

  /** Ids elsewhere that this card and others of its language claim. */
  sharedIds(id: PrintingId): SharedIds {
    const all = Object.entries(this.shared?.[languagePartOf(id)] ?? {});
    return new Map(all.filter(([, ids]) => ids.includes(id)));
  }

  /** Where an id stands among others in order, or would stand. */
  private placeIn(ids: readonly PrintingId[], wanted: PrintingId): number {
    return lowerBound(ids.length, (card) => {
      const other = ids[card];
      return other !== undefined && this.compare(other, wanted) < 0;
    });
  }

  private compare(a: PrintingId, b: PrintingId): number {
    const { definition } = this;
    return (
      byCodeUnits(setIdOf(a), setIdOf(b)) ||
      byCodeUnits(numberSortKeyIn(definition, a), numberSortKeyIn(definition, b))
    );
  }
}

function orderedCards(ids: readonly PrintingId[], blocks: readonly string[]): OrderedCards {
  const packed = new PackedCards(blocks);
  return { ids, cardsAt: (places) => packed.at(places) };
}
