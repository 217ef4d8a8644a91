import { expect, test } from "vitest";
import { catalogRecorders } from "#functions/catalog/index.ts";
import { rateRecorder } from "#functions/prices/index.ts";
import { recordKinds } from "#schemas/lake/record-kinds.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryRateBooks } from "#test/fakes/memory-rate-books.ts";
import { recording } from "#test/support/prices/price-records.ts";

test("the kinds that a replay may be asked for are those that somebody takes", () => {
  const rates = rateRecorder({
    ...{ rates: memoryRateBooks(), sleep: async () => undefined, random: () => 0 },
  });
  const all = [...catalogRecorders({ store: memoryCatalogStore() }), recording().recorder, rates];
  expect(all.map(({ kind }) => kind)).toEqual([...recordKinds]);
});
