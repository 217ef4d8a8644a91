import { expect, test } from "vitest";
import { copyOfText, copyText, type PricedCopy } from "#functions/prices/books/priced-copy.ts";

test.each<readonly [PricedCopy, string]>([
  [{ variant: "holo" }, "holo"],
  [
    { variant: "holo.1st-edition", state: { company: "psa", grade: "9.5" } },
    "holo.1st-edition@psa-9.5",
  ],
  [{ variant: "holo", state: { company: "cgc", grade: "10-pristine" } }, "holo@cgc-10-pristine"],
  [{ variant: "normal", state: { condition: "lightly_played" } }, "normal@lightly_played"],
])("[PRC-1] %j is a series of its own, called %s", (copy, text) => {
  expect(copyText(copy)).toBe(text);
  expect(copyOfText(text)).toEqual(copy);
});
