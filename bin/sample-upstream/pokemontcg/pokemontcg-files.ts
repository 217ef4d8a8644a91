import { type Answer, rawFile, textAnswer } from "../answer.ts";
import type { Target } from "../target.ts";
import type { PokemonTcgData } from "./pokemontcg-records.ts";

/** The files behind the Pokémon TCG API: everything below `/pokemontcg-data`, as a host of raw files serves it. */
export function pokemontcgFiles({ sets, cards }: PokemonTcgData): (target: Target) => Answer {
  const bySet = Map.groupBy(cards, ({ set }) => set.id);
  // A trailing `.json` is taken off every address.
  const files = new Map<string, Answer>([
    ["sets/en", rawFile(JSON.stringify(sets))],
    ...[...bySet].map(([id, own]): [string, Answer] => [
      `cards/en/${id}`,
      rawFile(JSON.stringify(own.map(({ set: _, ...card }) => card))),
    ]),
  ]);
  return ({ segments: [, ...path] }) =>
    files.get(path.join("/")) ?? textAnswer("404: Not Found", 404);
}
