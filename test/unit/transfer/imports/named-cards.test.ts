import { expect, test } from "vitest";
import { namedChoices } from "#functions/transfer/imports/named-choices.ts";
import { namedResolutions } from "#functions/transfer/shelf/named-resolutions.ts";
import { ShelvedRowId } from "#schemas/transfer/shelved-row.ts";
import { VariantKey } from "#schemas/values.ts";
import { called, cardId, idsOf } from "#test/support/catalogue/id-tables.ts";

const table = idsOf([
  called("pokemon:en:base1-4", { crosswalk: { tcgplayer: "42382" } }),
  called("pokemon:en:two-1", { crosswalk: { tcgplayer: "7" } }),
  called("pokemon:en:two-2", { crosswalk: { tcgplayer: "7" } }),
]);
const deps = { idTables: async () => [table] };
const variant = VariantKey.parse("holo.unlimited");
const cardOf = (id: string) => ({ printingId: cardId(id), variant });
const rowId = ShelvedRowId.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A-00003");
const base = { printingId: "pokemon:en:base1-4", variant };

test("[IMP-2] a row means the printing that any of its ids names", async () => {
  const ids = ["tcgplayer:42382", "pokemon:en:base1-4"];
  const choices = ids.map((id, entry) => ({ entry, choice: cardOf(id) }));
  expect(await namedChoices(choices, deps)).toEqual([
    { entry: 0, choice: base },
    { entry: 1, choice: base },
  ]);
  const rows = [{ rowId, card: cardOf("tcgplayer:42382") }, { like: rowId }];
  expect(await namedResolutions(rows, deps)).toEqual([{ rowId, card: base }, { like: rowId }]);
});

test("[IMP-2] what is no card stays as it was chosen", async () => {
  const choices = [
    { like: 3, choice: "skip" as const },
    { verdict: "matched" as const, choice: null },
  ];
  expect(await namedChoices(choices, deps)).toEqual(choices);
});

test("[IMP-2] all ids that mean no card, or several, are named at once", async () => {
  const asked = ["tcgplayer:1", "pokemon:en:base1-4", "tcgplayer:7"];
  const details = [
    'There is no card "tcgplayer:1"',
    "Several cards are called tcgplayer:7, so that it is believed of none: pokemon:en:two-1, pokemon:en:two-2; name one of them",
  ];
  const at = (pointers: readonly string[]) =>
    pointers.map((pointer, index) => ({ in: "body", pointer, detail: details[index] }));
  await expect(
    namedChoices(
      asked.map((id, entry) => ({ entry, choice: cardOf(id) })),
      deps,
    ),
  ).rejects.toMatchObject({
    code: "transfer.choices_refused",
    errors: at(["#/choices/0/choice/printingId", "#/choices/2/choice/printingId"]),
  });
  await expect(
    namedResolutions(
      asked.map((id) => ({ rowId, card: cardOf(id) })),
      deps,
    ),
  ).rejects.toMatchObject({
    code: "transfer.rows_refused",
    errors: at(["#/rows/0/card/printingId", "#/rows/2/card/printingId"]),
  });
});
