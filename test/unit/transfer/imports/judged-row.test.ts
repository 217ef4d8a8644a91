import { expect, test } from "vitest";
import { meantCard } from "#functions/transfer/imports/choice-rules.ts";
import { judgedRow } from "#functions/transfer/imports/reading/judged-row.ts";
import { candidateOf, matchOf, saidRow } from "#test/support/transfer/some-rows.ts";

test("[IMP-3] a row of a deck can be added as it was taken, also where its variant was assumed", () => {
  const candidates = [candidateOf(4, ["holo", "reverse"])];
  const judged = judgedRow(
    { said: saidRow(2), isAsked: true },
    { entry: 0, target: 0 },
    {
      match: () => matchOf(4, { reason: "variant_assumed", candidates }),
      duplicateOf: () => undefined,
      options: { currency: "EUR" },
    },
  );
  expect([judged.verdict, judged.reason]).toEqual(["ambiguous", "may_repeat"]);
  expect(meantCard(judged)).toMatchObject({ variant: "holo" });
});
