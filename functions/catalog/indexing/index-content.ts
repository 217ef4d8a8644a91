import type { Generation } from "#schemas/catalog/species.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { numberSortKeyIn } from "#schemas/storage/catalog-items.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import type { WantedPrintings } from "#schemas/storage/interest.ts";
import type { Language, PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { growingClaims, type SharedIds, withoutClaims } from "../merging/shared-ids.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import { fold } from "../search/words/fold.ts";
import { attributeColumns } from "./attribute-columns.ts";
import { weightsOf } from "./card-weights.ts";
import { commonTexts } from "./common-columns.ts";
import { growingColumn } from "./index-column.ts";
import type { IndexFile } from "./index-file.ts";
import type { IndexedCard } from "./indexed-card.ts";
import { cardPacker } from "./packed-cards.ts";

/** An index that grows set by set: what was added is kept as the file will hold it, and no longer as cards. */
export interface GrowingIndex {
  /** Adds the cards of one set, in any order, removed ones too. Sets come in the order of their ids. */
  add(entries: readonly IndexedCard[]): void;
  /**
   * All sets of a language were added: what several of its cards claim is taken back from them.
   *
   * @returns what that is
   */
  endLanguage(language: Language): SharedIds;
  /** @param wanted the cards that people want */
  done(generations: readonly Generation[], wanted: WantedPrintings): IndexFile;
}

export function growingIndex(definition: GameDefinition): GrowingIndex {
  const ids: PrintingId[] = [];
  const name = growingColumn(nameOrder());
  const [released, numberKey] = [growingColumn(byCodeUnits), growingColumn(byCodeUnits)];
  const year = growingColumn<readonly number[]>();
  const printed = growingColumn<readonly number[]>();
  const common = commonTexts(definition);
  const own = attributeColumns(definition);
  const packed = cardPacker();
  const removed = { ids: [] as PrintingId[], packed: cardPacker() };
  let claims = growingClaims();
  const sharedIds = new Map<Language, Readonly<Record<string, readonly PrintingId[]>>>();
  const addOne = ({ card, set, key }: IndexedCard & { key: string }) => {
    if (card.status === "removed") {
      removed.ids.push(card.id);
      removed.packed.add(slim(card, definition));
      return;
    }
    claims.add(card);
    const day = set?.releasedOn ?? "";
    ids.push(card.id);
    name.add(card.name);
    released.add(day);
    year.add(day === "" ? [] : [Number(day.slice(0, 4))]);
    printed.add(set && set.cardCount.printed > 0 ? [set.cardCount.printed] : []);
    numberKey.add(key);
    common.add({ card, set });
    own.add(card);
    packed.add(slim(card, definition));
  };
  return {
    add(entries) {
      const keyed = entries.map((one) => ({
        ...one,
        key: numberSortKeyIn(definition, one.card.id),
      }));
      for (const one of keyed.sort((a, b) => byCodeUnits(a.key, b.key))) addOne(one);
    },
    endLanguage(language) {
      const shared = claims.shared();
      claims = growingClaims();
      if (shared.size === 0) return shared;
      sharedIds.set(language, Object.fromEntries(shared));
      const claiming = new Set([...shared.values()].flat());
      const places = ids.flatMap((id, place) => (claiming.has(id) ? [place] : []));
      packed.change(new Set(places), (card) => withoutClaims(card, shared));
      return shared;
    },
    done(generations, wanted) {
      const weights = weightsOf(ids, wanted);
      const { texts, numbers, dates, prose } = own.done(generations);
      return {
        ...(weights && { weights }),
        ...{ format: indexFormat, game: definition.name, ids, name: name.done() },
        ...{ released: released.done(), numberKey: numberKey.done() },
        texts: { ...common.done(), ...texts },
        numbers: { year: year.done(), printed: printed.done(), ...numbers },
        ...{ dates, prose, cards: packed.done() },
        removed: { ids: removed.ids, cards: removed.packed.done() },
        ...(sharedIds.size > 0 && { sharedIds: Object.fromEntries(sharedIds) }),
      };
    },
  };
}

/** Makes the index of a game at once. The order of the cards does not matter. */
export function indexContent(
  definition: GameDefinition,
  entries: readonly IndexedCard[],
  generations: readonly Generation[],
  wanted: WantedPrintings = [],
): IndexFile {
  const index = growingIndex(definition);
  for (const [language, inIt] of inOrder(Map.groupBy(entries, ({ card }) => card.language))) {
    for (const [, own] of inOrder(Map.groupBy(inIt, ({ card }) => card.setId))) index.add(own);
    index.endLanguage(language);
  }
  return index.done(generations, wanted);
}

const inOrder = <Key extends string, Value>(map: ReadonlyMap<Key, Value>) =>
  [...map].sort(([a], [b]) => byCodeUnits(a, b));

/** A card as lists show it: without the attributes that are read one card at a time. */
function slim(card: CatalogCard, { attributes }: GameDefinition): CatalogCard {
  const shown = Object.entries(card.attributes).filter(([name]) => !attributes[name]?.isDetail);
  return { ...card, attributes: Object.fromEntries(shown) };
}

/** The order of `compareNames`, with each name folded once. */
function nameOrder() {
  const folded = new Map<string, string>();
  const of = (name: string) => {
    const known = folded.get(name) ?? fold(name);
    folded.set(name, known);
    return known;
  };
  return (a: string, b: string) => byCodeUnits(of(a), of(b)) || byCodeUnits(a, b);
}
