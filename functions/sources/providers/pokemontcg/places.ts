import { ownValue } from "#shared/kernel/own-value.ts";
import { placeByRule, type SetPlace } from "./place-rule.ts";
import table from "./places.json" with { type: "json" };

/** A printing of ours: its set and its number in the words of the source that sets and printings are named after. */
export interface Place {
  readonly set: string;
  readonly number: string;
}

/** Of a set that differs in nothing but its id, our id alone. */
const sets: Readonly<Record<string, string | SetPlace>> = table.sets;
/**
 * By set, and by set of ours: cards that lie there under another number than the rule gives, as `2_A=CC001`
 * by what their ids say after the set, with `|` between two printings; one without `=` has its own number.
 */
const cards: Readonly<Record<string, Readonly<Record<string, string>>>> = table.cards;

/** Sets that the table speaks of. */
export const setsByTable: readonly string[] = [
  ...new Set([...Object.keys(sets), ...Object.keys(cards)]),
];

/** The number of ours that a number in a set is by rule. */
export const numberAt = (number: string, set: string): string => ourNumber(number, placeIn(set));

/** The set of ours that most cards of a set lie in. Of a set that the table does not know, by its id. */
export const setPlaceOf = (set: string): string => placeIn(set).set ?? set;

/** All sets of ours that cards of a set lie in, the main one first. */
export const setsOf = (set: string): readonly string[] => [
  ...new Set([setPlaceOf(set), ...Object.keys(ownValue(cards, set) ?? {})]),
];

/**
 * The printings of ours that a card is: nearly always one. A card that stands for two, which differ in
 * nothing that the source says, is both.
 */
export function placesOf(card: { id: string; set: string; number: string }): readonly Place[] {
  const known = card.id.startsWith(`${card.set}-`)
    ? knownPlaces(card.set).get(card.id.slice(card.set.length + 1))
    : undefined;
  const number = ourNumber(card.number, placeIn(card.set));
  return known ?? [{ set: setPlaceOf(card.set), number }];
}

const read = new Map<string, ReadonlyMap<string, readonly Place[]>>();

/** The table's cards of a set, by what their ids say after it; read once. */
function knownPlaces(set: string): ReadonlyMap<string, readonly Place[]> {
  const known = read.get(set);
  if (known) return known;
  const places = new Map(
    Object.entries(ownValue(cards, set) ?? {}).flatMap(([ours, entries]) =>
      entries.split(" ").map((entry): [string, readonly Place[]] => {
        const [own = "", numbers = own] = entry.split("=");
        return [own, numbers.split("|").map((number) => ({ set: ours, number }))];
      }),
    ),
  );
  read.set(set, places);
  return places;
}

function ourNumber(number: string, { digits = {} }: SetPlace): string {
  const [, before = "", count = "", after = ""] = /^(\D*)(\d+)(.*)$/su.exec(number) ?? [];
  const least = ownValue(digits, before);
  return least === undefined || count === "" ? number : before + count.padStart(least, "0") + after;
}

function placeIn(set: string): SetPlace {
  const known = ownValue(sets, set) ?? placeByRule(set);
  return typeof known === "string" ? { set: known } : known;
}
