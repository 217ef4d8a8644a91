import { expect, test } from "vitest";
import { recordLines } from "#functions/sources/normalizing/record-lines.ts";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { SetId } from "#schemas/values.ts";
import { formerPacks } from "#test/support/clouds/first-version.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

test("[LAKE-6] what version 0.1.0 stored in the lake is made silver by today's code", async () => {
  const line = pipeline();
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  const lines = [...formerPacks()].flatMap(([key, own]) =>
    own.map((one, number) => ({ key, number, line: BronzeLine.parse(one) })),
  );
  const done = await recordLines(lines, source, line.deps);
  expect(done.unfit).toEqual([]);
  expect(done.written).toBeGreaterThan(8);
  const { items } = await line.store.setCards(SetId.parse("pokemon:en:tk-xy-b"), { limit: 100 });
  expect(items.map(({ value }) => value.name)).toContain("Fletchling");
  expect(items).toHaveLength(lines.filter(({ line: one }) => one.dataset === "cards").length);
});
