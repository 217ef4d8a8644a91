import { expect, test } from "vitest";
import { Trouble } from "#bin/local/trouble.ts";
import { wordsOf } from "#bin/local/words.ts";

const config = { options: { source: { type: "string" } } } as const;
const wordsIn = (...args: string[]) => wordsOf({ ...config, args }, "The usage.").values;

test("a word that is not known is told with the usage, without a stack", () => {
  expect(wordsIn("--source", "tcgdex")).toEqual({ source: "tcgdex" });
  for (const args of [["--sorce", "tcgdex"], ["--source"], ["tcgdex"]]) {
    expect(() => wordsIn(...args)).toThrow(Trouble);
    expect(() => wordsIn(...args)).toThrow(/'.*'(.|\n)*The usage\.$/);
  }
});
