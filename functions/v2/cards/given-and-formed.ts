import type { Card } from "#schemas/catalog/card.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { naturalOrder } from "#schemas/games/index.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { Json, OldService } from "./old-service.ts";

/** A set of ours with when one of its sources was last heard. */
export interface HeardSet {
  readonly set: CardSet;
  readonly heardAt: string;
}

/** A card by the id that the old service gave it, or that it has here until one is given. */
export interface NamedCard<Object> {
  readonly id: string;
  readonly number: string;
  /** Of its set, as the old service calls it. */
  readonly setId: string;
  readonly printingId: PrintingId;
  readonly object: Object;
  readonly home: HeardSet;
  /** What shops call the card, by shop. */
  readonly products: Readonly<Record<string, string>>;
}

export interface NamedSet {
  readonly id: string;
  readonly ourId: SetId;
  readonly object: Json;
}

export interface ToForm {
  readonly card: Card;
  readonly home: HeardSet;
}

/**
 * Ids for cards that the old service never gave. None is equal to a given one, whenever that is given: ours then
 * has another.
 */
export function* formedCards<Object>(
  toForm: readonly ToForm[],
  {
    givenSets,
    givenCards,
  }: {
    readonly givenSets: ReadonlyMap<string, NamedSet>;
    readonly givenCards: ReadonlySet<string>;
  },
  service: OldService,
  pack: (object: Json) => Object,
): Iterable<NamedCard<Object>> {
  const taken = new Set(givenCards);
  for (const { card, home } of toForm) {
    const setId = service.setIdOf(home.set) ?? free(service.inItsManner(home.set.id), givenSets);
    const number = service.numberOf(card, setId);
    const id = free(`${setId}-${number}`, taken);
    taken.add(id);
    const object = pack(service.formedCard(card, { id, number }));
    const products = productsOf(card);
    yield { ...{ id, number, setId, home, object, products }, printingId: card.id };
  }
}

/** What shops call a card: its own product, or else that of the first of its variants that has one. */
export function productsOf({ variants, crosswalk }: Card): Readonly<Record<string, string>> {
  const ofVariants = variants.toReversed().map(({ productIds = {} }) => productIds);
  return Object.assign({}, ...ofVariants, crosswalk);
}

const free = (id: string, taken: { has(id: string): boolean }): string =>
  taken.has(id) ? free(`${id}x`, taken) : id;

/** Given sets, and one for each other id that cards name. Sets by their day, as the service lists them. */
export function setsOf(
  cards: readonly Pick<NamedCard<unknown>, "setId" | "home">[],
  givenSets: ReadonlyMap<string, NamedSet>,
  service: OldService,
): readonly NamedSet[] {
  const sets = new Map(givenSets);
  for (const { setId: id, home } of cards) {
    if (sets.has(id)) continue;
    const updatedAt = home.heardAt.slice(0, 19).replaceAll("-", "/").replace("T", " ");
    const object = service.formedSet(home.set, { id, updatedAt });
    sets.set(id, { id, ourId: home.set.id, object });
  }
  return [...sets.values()].sort((a, b) => byCodeUnits(orderOf(a), orderOf(b)));
}

const orderOf = ({ id, object }: NamedSet): string =>
  `${String(object["releaseDate"] ?? "")} ${naturalOrder(id)} ${id}`;

/** Cards set by set, as people count. */
export function inSetOrder<Object>(
  cards: readonly NamedCard<Object>[],
  sets: readonly NamedSet[],
): readonly NamedCard<Object>[] {
  const places = new Map(sets.map(({ id }, place) => [id, place]));
  const keyed = cards.map((card) => ({
    card,
    place: places.get(card.setId) ?? 0,
    number: naturalOrder(card.number.toLowerCase()),
  }));
  keyed.sort(
    (a, b) =>
      a.place - b.place || byCodeUnits(a.number, b.number) || byCodeUnits(a.card.id, b.card.id),
  );
  return keyed.map(({ card }) => card);
}
