import type { SetGroup, Spot } from "../catalogue/set-group.ts";
import type { AskedRow } from "./asked-row.ts";
import { type FittingSpot, fitOf } from "./name-fit.ts";

/** Cards of some sets whose name fits, those that fit best alone. */
export function namedIn(groups: readonly SetGroup[], asked: AskedRow): readonly FittingSpot[] {
  return best(
    unique(codesOf(asked).flatMap((code) => groups.flatMap((group) => group.named(code)))),
    asked,
  );
}

/** Cards of all sets whose name fits, those that fit best alone; what exists on screens alone is left out where anything else is. */
export function namedAnywhere(asked: AskedRow): readonly FittingSpot[] {
  const { game } = asked;
  const spots = codesOf(asked).flatMap((code) =>
    [...game.names.placesOf(code)].map((place) => game.spotAt(place)),
  );
  return best(onPaper(unique(spots)), asked);
}

export function onPaper(spots: readonly Spot[]): readonly Spot[] {
  const paper = spots.filter(({ group }) => !group.isDigital);
  return paper.length > 0 ? paper : spots;
}

function codesOf({ name, game: { names } }: AskedRow): readonly number[] {
  if (!name) return [];
  const called = name.readings.flatMap(({ key }) => names.called(key));
  if (called.length > 0) return unique([...called, ...names.called(name.bare)]);
  return unique(name.readings.flatMap(({ key }) => names.nearly(key)));
}

function best(spots: readonly Spot[], asked: AskedRow): readonly FittingSpot[] {
  const all = spots.map((spot): FittingSpot => ({ spot, fit: fitOf(spot, asked) }));
  const most = Math.max(0, ...all.map(({ fit }) => fit));
  return most === 0 ? [] : all.filter(({ fit }) => fit === most);
}

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];
