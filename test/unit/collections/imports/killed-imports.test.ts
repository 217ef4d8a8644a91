import { describe, expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { anImporter, died, dyingAt, type Importer } from "#test/support/collections/importer.ts";

const replace = { mode: "replace" } as const;

/** Two parts of an import into what is there: one write for each of seven lots, two plans, two ends. */
const writes = 11;

async function begun() {
  const importer = await anImporter();
  const { ports, place, other, lot } = importer;
  const there = [1, 2, 3].map((one) => someCopies({ printingId: printing(one), quantity: 3 }));
  await addItems({ place, items: there }, ports);
  const elsewhere = { collectionId: other.collectionId };
  const parts = [
    [lot(1, 2), lot(2, 0, replace), lot(3, 9, replace), lot(4)],
    [lot(1, 1), lot(3, 3, replace), lot(5, 9_999, elsewhere), lot(5, 1, elsewhere)],
  ];
  return { ...importer, parts };
}

const applied = async ({ apply }: Importer, parts: readonly Parameters<Importer["apply"]>[1][]) => {
  const answers = [];
  for (const [part, lots] of parts.entries()) answers.push(await apply(part, lots));
  return answers;
};

describe.each(["before", "after"] as const)("a worker that dies %s one of its writes", (when) => {
  test.each(Array.from({ length: writes }, (_none, at) => at + 1))(
    "[IMP-4] is followed by another one that comes to the same end: write %i",
    async (nth) => {
      const undisturbed = await begun();
      const answers = await applied(undisturbed, undisturbed.parts);
      const importer = await begun();
      const dying = dyingAt(importer.ports, nth, when);
      const first = applied(
        { ...importer, apply: (part, lots) => importer.apply(part, lots, dying) },
        importer.parts,
      );
      await expect(first).rejects.toThrow(died);
      expect(await applied(importer, importer.parts)).toEqual(answers);
      expect(await importer.state()).toEqual(await undisturbed.state());
      expect(await importer.records()).toHaveLength(2);
    },
  );
});

test("no more writes are needed than are tried out", async () => {
  const importer = await begun();
  const dying = dyingAt(importer.ports, writes + 1, "before");
  const all = {
    ...importer,
    apply: (part: number, lots: Parameters<Importer["apply"]>[1]) =>
      importer.apply(part, lots, dying),
  };
  expect(await applied(all, importer.parts)).toHaveLength(2);
});
