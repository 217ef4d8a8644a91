import { type Answer, rawFile, textAnswer } from "../answer.ts";
import type { Target } from "../target.ts";
import type { OnePieceData, OnePieceEdition } from "./one-piece-data.ts";

/** The One Piece data set: everything below `/punk-records`, as a host of raw files serves it. */
export function punkRecords(data: OnePieceData): (target: Target) => Answer {
  const editions = new Map([...data].map(([name, edition]) => [name, filesOf(edition)]));
  return ({ segments: [, name = "", ...path] }) =>
    editions.get(name)?.get(path.join("/")) ?? textAnswer("404: Not Found", 404);
}

/** By path; a trailing `.json` is taken off every address. */
function filesOf({ packs, cards }: OnePieceEdition): ReadonlyMap<string, Answer> {
  const byPack = Map.groupBy(cards, ({ pack_id }) => pack_id);
  return new Map([
    ["packs", rawFile(JSON.stringify(packs))],
    ...Object.keys(packs).map((id): [string, Answer] => [
      `data/${id}`,
      rawFile(JSON.stringify(byPack.get(id) ?? [])),
    ]),
  ]);
}
