import { numberIn, printIdOf } from "#functions/sources/providers/onepiece/codes.ts";
import { writtenPrints } from "#functions/sources/providers/onepiece/written-prints.ts";
import { packsIn } from "#functions/sources/providers/punk-records/packs.ts";
import type { OnePieceEdition } from "../sample-upstream/one-piece/one-piece-data.ts";

/** Which sets there are, and by set the prints whose codes name another one. */
export function printsElsewhere({ packs, cards }: OnePieceEdition) {
  const setOf = new Map(packsIn(packs).packs.map(({ id, setCode }) => [id, setCode]));
  const foreign = cards.flatMap(({ id, pack_id }) => {
    const set = setOf.get(pack_id) ?? pack_id;
    return numberIn(set, id) === id ? [{ set, id }] : [];
  });
  const bySet = [...Map.groupBy(foreign, ({ set }) => set)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    sets: [...new Set(setOf.values())].sort(),
    elsewhere: Object.fromEntries(
      bySet.map(([set, own]) => [set, bySeries(own.map(({ id }) => id))] as const),
    ),
  };
}

/** Numbers by the code before them, as short as they can be: every bundle that reads the table carries it. */
function bySeries(ids: readonly string[]): Readonly<Record<string, string>> {
  const prints = ids.toSorted().map((id) => {
    const print = printIdOf(id);
    if (print) return print;
    throw new Error(`${id} is no code with a number.`);
  });
  return Object.fromEntries(
    [...Map.groupBy(prints, ({ series }) => series)].map(([series, own]) => [
      series,
      writtenPrints(own.map(({ number }) => number)),
    ]),
  );
}
