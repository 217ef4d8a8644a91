import { expect, test } from "vitest";
import { indexOfEachGame } from "#functions/catalog/indexing/index-of-each-game.ts";
import { games } from "#schemas/games/index.ts";

test("the index of a game is made once, when it is first asked for", () => {
  const made: string[] = [];
  const searchIn = indexOfEachGame(({ name }) => {
    made.push(name);
    return { name } as never;
  });
  const [first, second] = games.all;
  if (!first || !second) throw new Error("There are two games.");
  expect(searchIn(first)).toBe(searchIn(first));
  expect(searchIn(second)).not.toBe(searchIn(first));
  expect(made).toEqual([first.name, second.name]);
});
