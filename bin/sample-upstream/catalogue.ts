import { type Card, type CardSet, cardBrief, type Json } from "./records.ts";

/** How a caller may see a card: as it is, altered, or (undefined) not at all. */
export type CardView = (card: Card) => Card | undefined;

/** One language of the data, with everything that is looked up by id or name. */
export interface Catalogue {
  readonly language: string;
  /** In the order of lists: release date of the set, then printed number. */
  readonly cards: readonly Card[];
  readonly sets: readonly CardSet[];
  readonly series: readonly Json[];
  card(id: string): Card | undefined;
  cardOfSet(setId: string, localId: string): Card | undefined;
  set(idOrName: string): CardSet | undefined;
  serie(idOrName: string): Json | undefined;
  cardsOf(set: CardSet): readonly Card[];
}

/**
 * The one spelling under which an id is kept: any case, and `%3F` for `?` whether the client
 * encoded the percent sign or not.
 */
export function idKey(id: string): string {
  return id.toLowerCase().replace(/%3f/g, "?");
}

export function catalogueOf(
  language: string,
  data: { readonly cards: readonly Card[]; readonly sets: readonly CardSet[] },
): Catalogue {
  const sets = [...data.sets].sort(
    (a, b) => compare(a.releaseDate ?? "", b.releaseDate ?? "") || compare(a.id, b.id),
  );
  const cardsById = new Map(data.cards.map((card) => [idKey(card.id), card]));
  const setCards = new Map(
    sets.map((set) => [set.id, set.cards.flatMap(({ id }) => cardsById.get(idKey(id)) ?? [])]),
  );
  const byPlace = new Map(
    data.cards.map((card) => [idKey(`${card.set.id}/${card.localId}`), card]),
  );
  const setsByKey = byIdOrName(sets);
  const series = seriesOf(sets);
  const seriesByKey = byIdOrName(series);
  return {
    language,
    cards: [...setCards.values()].flat(),
    sets,
    series,
    card: (id) => cardsById.get(idKey(id)),
    cardOfSet: (setId, localId) => byPlace.get(idKey(`${setId}/${localId}`)),
    set: (key) => setsByKey.get(idKey(key)),
    serie: (key) => seriesByKey.get(idKey(key)),
    cardsOf: (set) => setCards.get(set.id) ?? [],
  };
}

/** A set as lists show it. */
export function setBrief({ id, name, logo, symbol, cardCount }: CardSet): Json {
  const { official, total } = cardCount;
  return { cardCount: { official, total }, id, logo, name, symbol };
}

/** A set as one view has it: cards out of sight are missed in its list and its count. */
export function setSeen(set: CardSet, cards: readonly Card[], view: CardView): CardSet {
  const seen = cards.flatMap((card) => view(card) ?? []);
  if (seen.length === cards.length && seen.every((card, index) => card === cards[index])) {
    return set;
  }
  const gone = cards.length - seen.length;
  const { total } = set.cardCount;
  return {
    ...set,
    cardCount: { ...set.cardCount, total: typeof total === "number" ? total - gone : total },
    cards: seen.map(cardBrief),
  };
}

function seriesOf(sets: readonly CardSet[]): { id: string; name: string }[] {
  const ids = new Set(sets.map((set) => set.serie.id));
  return [...ids].map((id) => {
    const own = sets.filter((set) => set.serie.id === id);
    const [first, last] = [own[0], own.at(-1)];
    return {
      id,
      logo: first?.["logo"],
      name: first?.serie.name ?? id,
      releaseDate: first?.releaseDate,
      firstSet: first && setBrief(first),
      lastSet: last && setBrief(last),
      sets: own.map(setBrief),
    };
  });
}

function byIdOrName<T extends { readonly id: string; readonly name: string }>(
  things: readonly T[],
): Map<string, T> {
  // Ids are entered last: an id wins over a name that happens to be spelt the same.
  return new Map([
    ...things.map((thing): [string, T] => [idKey(thing.name), thing]),
    ...things.map((thing): [string, T] => [idKey(thing.id), thing]),
  ]);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
