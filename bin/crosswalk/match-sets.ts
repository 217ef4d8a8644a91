import { placeByRule, type SetPlace } from "#functions/sources/providers/pokemontcg/place-rule.ts";
import { numberOf } from "#functions/sources/providers/tcgdex/text.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import {
  type Catalogues,
  nameKey,
  numberKey,
  type PokemonTcgCard,
  type PokemonTcgSet,
  type TcgdexCard,
  type TcgdexSet,
} from "./reference-catalogue.ts";

type Placed = readonly [set: string, number: string];

/** What `places.json` holds. */
export interface PlaceTable {
  readonly sets: Readonly<Record<string, string | SetPlace>>;
  /** By set, and by set of ours; see `places.ts`. */
  readonly cards: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Releases of one set of promos are told with half a year between them at times. */
const daysApart = 200;

/**
 * Which set of TCGdex each set of the Pokémon TCG API is, and how its numbers are written there. Sets
 * are compared by id, name, day and size, and most by how many cards have the same number and name.
 */
export function matchSets({ tcgdex, pokemontcg }: Catalogues): PlaceTable {
  const theirs = Map.groupBy(pokemontcg.cards, ({ set }) => set.id);
  const ours = Map.groupBy(tcgdex.cards, ({ set }) => set.id);
  const sets: Record<string, string | SetPlace> = {};
  const cards: Record<string, Readonly<Record<string, string>>> = {};
  for (const set of pokemontcg.sets) {
    const own = theirs.get(set.id) ?? [];
    const near = tcgdex.sets.filter((one) => isNear(set, one));
    const best = bestOf(near, (one) => likeness(set, one, own, ours.get(one.id) ?? []));
    if (!best) continue;
    const others = near.filter(({ id }) => id !== best.id).flatMap(({ id }) => ours.get(id) ?? []);
    const pairs = pairsOf(own, ours.get(best.id) ?? [], others);
    const place = placeOf(set.id, best.id, pairs);
    // What the rule says anyway need not stand in the table.
    if (canonicalJson(place) !== canonicalJson(ruled(set.id))) {
      sets[set.id] = place.digits === undefined && place.set ? place.set : place;
    }
    const odd = oddCards(pairs, best.id, place);
    if (Object.keys(odd).length > 0) cards[set.id] = odd;
  }
  return { sets, cards };
}

/** The rule's word, as the table would have it. */
function ruled(id: string): SetPlace {
  const { set = id, digits } = placeByRule(id);
  return { ...(set !== id && { set }), ...(digits && { digits }) };
}

/** By set of ours, the cards that are not where the set's place and number lead. */
function oddCards(
  pairs: ReadonlyMap<PokemonTcgCard, readonly Placed[]>,
  set: string,
  { digits }: SetPlace,
): Record<string, string> {
  const odd: Record<string, string> = {};
  for (const [card, found] of pairs) {
    const [ours, number] = found[0] ?? [];
    const isByRule = found.length === 1 && ours === set && number === padded(card.number, digits);
    if (isByRule || ours === undefined) continue;
    odd[ours] = [odd[ours] ?? "", entryOf(card, found)].join(" ").trim();
  }
  return odd;
}

function entryOf({ id, set }: PokemonTcgCard, found: readonly Placed[]): string {
  const own = id.slice(set.id.length + 1);
  const numbers = found.map(([, number]) => number).join("|");
  return own === numbers ? own : `${own}=${numbers}`;
}

const dayMs = 86_400_000;
const isNear = (set: PokemonTcgSet, { releaseDate = "" }: TcgdexSet) =>
  Math.abs(Date.parse(set.releaseDate.replaceAll("/", "-")) - Date.parse(releaseDate)) <=
  daysApart * dayMs;

function bestOf(sets: readonly TcgdexSet[], score: (set: TcgdexSet) => number) {
  const scored = sets.map((set) => ({ set, score: score(set) }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return best && best.score >= 1 ? best.set : undefined;
}

/** Ones that are sure have more than 1: half of the cards, or all names where numbers differ. */
function likeness(
  set: PokemonTcgSet,
  other: TcgdexSet,
  own: readonly PokemonTcgCard[],
  theirs: readonly TcgdexCard[],
): number {
  if (own.length === 0 || theirs.length === 0) return 0;
  const whole = new Set(theirs.map((card) => keyOf(localNumber(card), card.name)));
  const names = new Set(theirs.map(({ name }) => nameKey(name)));
  const share = (isIn: (card: PokemonTcgCard) => boolean) => own.filter(isIn).length / own.length;
  const size = Math.min(own.length, theirs.length) / Math.max(own.length, theirs.length);
  return (
    2 * share((card) => whole.has(keyOf(card.number, card.name))) +
    share((card) => names.has(nameKey(card.name))) * size +
    (nameKey(set.name) === nameKey(other.name) ? 0.2 : 0) +
    ((placeByRule(set.id).set ?? set.id) === other.id ? 0.2 : 0)
  );
}

const localNumber = ({ localId }: TcgdexCard) => numberOf(localId);
const keyOf = (number: string, name: string) => `${numberKey(number)} ${nameKey(name)}`;
const placedAt = (card: TcgdexCard): Placed => [card.set.id, localNumber(card)];

/**
 * Each card with its counterparts: of the same number and name; else, of what nobody has claimed, the
 * same in a set of that time; else those of its number with a letter behind; else the one of its name.
 */
function pairsOf(
  own: readonly PokemonTcgCard[],
  inSet: readonly TcgdexCard[],
  elsewhere: readonly TcgdexCard[],
): ReadonlyMap<PokemonTcgCard, readonly Placed[]> {
  const pairs = new Map<PokemonTcgCard, readonly Placed[]>();
  const free = new Map(inSet.map((card) => [keyOf(localNumber(card), card.name), card]));
  const take = (card: PokemonTcgCard, number: string) => {
    const found = free.get(keyOf(number, card.name));
    if (!found) return false;
    free.delete(keyOf(number, card.name));
    pairs.set(card, [placedAt(found)]);
    return true;
  };
  const ownNumber = ({ id, set }: PokemonTcgCard) => id.slice(set.id.length + 1);
  const left = own.filter((card) => !take(card, ownNumber(card)) && !take(card, card.number));
  const others = new Map(elsewhere.map((card) => [keyOf(localNumber(card), card.name), card]));
  for (const card of left) {
    const found = foundAmong([...free.values()], card);
    const other = others.get(keyOf(card.number, card.name));
    // A plain number stands in every set: only what is no number tells.
    if (found.length > 0) pairs.set(card, found.map(placedAt));
    else if (other && !/\d/.test(card.number)) pairs.set(card, [placedAt(other)]);
  }
  return pairs;
}

function foundAmong(free: readonly TcgdexCard[], card: PokemonTcgCard): readonly TcgdexCard[] {
  const named = free.filter(({ name }) => nameKey(name) === nameKey(card.name));
  const lettered = named.filter((one) =>
    new RegExp(`^${numberKey(card.number)}[a-z]$`).test(numberKey(localNumber(one))),
  );
  if (lettered.length > 0) {
    return lettered.toSorted((a, b) => byCodeUnits(a.localId, b.localId));
  }
  // Numbers of another kind altogether: `CC001` for 2.
  const isOther = named.length === 1 && /^[a-z]+\d/i.test(localNumber(named[0] ?? noCard));
  return isOther && /^\d+$/.test(card.number) ? named : [];
}

const noCard: TcgdexCard = { id: "", localId: "", name: "", set: { id: "" } };

/** How the set's numbers are written: by what stands before the digits, how many there are at least. */
function placeOf(
  id: string,
  set: string,
  pairs: ReadonlyMap<PokemonTcgCard, readonly Placed[]>,
): SetPlace {
  const own = [...pairs].flatMap(([{ number }, [found]]) =>
    found?.[0] === set ? [{ number, ours: found[1] }] : [],
  );
  const digits = Object.fromEntries(
    [...Map.groupBy(own, ({ number }) => prefixOf(number))].flatMap(([prefix, group]) => {
      const fitting = (least: number) =>
        group.filter(({ number, ours }) => padded(number, { [prefix]: least }) === ours).length;
      const best = [0, 2, 3].toSorted((a, b) => fitting(b) - fitting(a) || a - b)[0] ?? 0;
      return best > 0 ? [[prefix, best]] : [];
    }),
  );
  return {
    ...(set !== id && { set }),
    ...(Object.keys(digits).length > 0 && { digits }),
  };
}

const prefixOf = (number: string) => /^\D*/u.exec(number)?.[0] ?? "";

function padded(number: string, digits: Readonly<Record<string, number>> = {}): string {
  const [, before = "", count = "", after = ""] = /^(\D*)(\d+)(.*)$/su.exec(number) ?? [];
  return count === "" ? number : before + count.padStart(digits[before] ?? 0, "0") + after;
}
