import type { Language } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { Checklist } from "./checklist.ts";
import { type FactKind, generationsIn, keysIn, orderOf } from "./group-keys.ts";
import type { ListedSet } from "./listed-sets.ts";

/** What cards are put together by. */
export type GroupKind = "set" | FactKind;

/** Cards that people collect together. */
export interface Group {
  /** A set's id, a species' or generation's number, or the name. */
  readonly key: string;
  /** For people; absent where the catalogue's table does not know it: species and generations. */
  readonly label?: string;
  /** Groups stand in the order of these texts. */
  readonly order: string;
  /** In order. */
  readonly places: readonly number[];
  readonly set?: ListedSet;
  /** Which species it is about; absent: whichever its cards show. */
  readonly isAbout?: (species: number) => boolean;
  /** It is told even where somebody has nothing of it. */
  readonly isAlways?: true;
}

const made = new WeakMap<Checklist, Map<string, readonly Group[]>>();

/**
 * All cards of a game by what they have in common, those of one language where one is told. Sets newest first, rarities commonest first,
 * artists by name. Cards on screens alone are in their sets and nowhere else. None where a game has no species.
 */
export function groupsBy(
  kind: GroupKind,
  checklist: Checklist,
  language?: Language,
): readonly Group[] {
  const kept = made.get(checklist) ?? new Map<string, readonly Group[]>();
  made.set(checklist, kept);
  const name = `${kind} ${language ?? ""}`;
  const groups = kept.get(name) ?? grouped(kind, checklist, language);
  kept.set(name, groups);
  return groups;
}

function grouped(kind: GroupKind, checklist: Checklist, language: Language | undefined) {
  const sets = checklist.sets.filter((set) => language === undefined || set.language === language);
  const groups = kind === "set" ? sets.map(setGroup) : factGroups(kind, sets, checklist);
  return groups.toSorted((a, b) => byCodeUnits(a.order, b.order));
}

const setGroup = (set: ListedSet): Group => ({
  ...{ key: set.id, label: set.name, set },
  order: `${newestFirst(set.releasedOn)} ${set.id}`,
  places: Array.from({ length: set.to - set.from }, (_none, at) => set.from + at),
});

/** A later day is less; none is last. */
const newestFirst = (day: string): string =>
  day === "" ? "99999999" : String(99_999_999 - Number(day.replaceAll("-", ""))).padStart(8, "0");

function factGroups(
  kind: FactKind,
  sets: readonly ListedSet[],
  checklist: Checklist,
): readonly Group[] {
  const generationOf = kind === "generation" ? generationsIn(checklist) : () => undefined;
  return [...placesByKey(kind, sets, checklist)].map(([key, places]) => ({
    ...{ key, places, order: orderOf(kind, key, checklist) },
    ...((kind === "artist" || kind === "rarity") && { label: key }),
    // A tag team shows others, too.
    ...(kind === "species" && { isAbout: (species: number) => String(species) === key }),
    ...(kind === "generation" && { isAbout: (species: number) => generationOf(species) === key }),
  }));
}

function placesByKey(kind: FactKind, sets: readonly ListedSet[], checklist: Checklist) {
  const keysOf = keysIn(kind, checklist);
  const places = new Map<string, number[]>();
  const add = (place: number) => {
    for (const key of keysOf(place)) {
      const known = places.get(key);
      if (known) known.push(place);
      else places.set(key, [place]);
    }
  };
  for (const { from, to } of sets.filter(({ isDigital }) => !isDigital)) {
    for (let place = from; place < to; place += 1) add(place);
  }
  return places;
}
