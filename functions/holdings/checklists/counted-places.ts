import type { GameDefinition } from "#schemas/games/index.ts";
import type { CardTable } from "../../catalog/index.ts";
import type { ListedSet } from "./listed-sets.ts";

/** By card the place that it fills in what its set says it has, numbered through all sets; -1 for one that is beyond that. */
export interface CountedPlaces {
  readonly counted: Int32Array;
  readonly countedPlaces: number;
}

/** A set none of whose cards is counted, such as one of promos, counts them all. */
export function countedIn(
  table: CardTable,
  { countedPlace = (number) => number }: Pick<GameDefinition, "countedPlace">,
  sets: readonly ListedSet[],
): CountedPlaces {
  const counted = new Int32Array(table.ids.length).fill(-1);
  const [numbers, printed] = [table.texts("number"), table.numbers("printed")];
  const numberOf = (card: number) => numbers?.values[numbers.codes[card] ?? 0]?.exact?.[0] ?? "";
  let countedPlaces = 0;
  for (const { from, to } of sets) {
    const printedCount = printed?.values[printed.codes[from] ?? 0]?.[0] ?? 0;
    const own = Array.from({ length: to - from }, (_none, at) =>
      countedPlace(numberOf(from + at), { printedCount }),
    );
    const isAny = own.some((place) => place !== undefined);
    const known = new Map<string, number>();
    for (const [at, told] of own.entries()) {
      const place = isAny ? told : String(at);
      if (place === undefined) continue;
      const number = known.get(place) ?? countedPlaces + known.size;
      known.set(place, number);
      counted[from + at] = number;
    }
    countedPlaces += known.size;
  }
  return { counted, countedPlaces };
}
