import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { allFormats, formatsTable, lossesOf } from "#functions/transfer/formats/index.ts";
import { losses } from "#functions/transfer/formats/writing/writes.ts";
import { exportedItems } from "#test/support/transfer/exported-items.ts";
import { factsOfItem } from "#test/support/transfer/facts.ts";

const all = { loses: losses };

test("[EXP-2] the documentation says of each format what it cannot hold", () => {
  const page = readFileSync("docs/import-and-export.md", "utf8");
  expect(page).toContain(`\n${formatsTable()}\n`);
});

test("[EXP-2] only what an item says is lost of it", () => {
  fc.assert(
    fc.property(exportedItems, (one) => {
      const facts = factsOfItem(one);
      const lost = new Set(lossesOf(all, one));
      for (const name of [
        "certificate",
        "grade",
        "location",
        "notes",
        "picture",
        "rarity",
      ] as const) {
        expect([name, lost.has(name)]).toEqual([name, facts[name] !== undefined]);
      }
      for (const name of ["signed", "altered", "misprint", "proxy"] as const) {
        expect([name, lost.has(name)]).toEqual([name, facts[name]]);
      }
      expect(lost.has("tags")).toBe((one.item.tags ?? []).length > 0);
      expect(lost.has("sealed products")).toBe(one.card.isSealed);
    }),
  );
});

test("[EXP-2] our own table loses nothing of an item", () => {
  const own = allFormats.find(({ id }) => id === "cardlake");
  expect(own?.writes?.loses).toEqual([]);
});

test("[EXP-2] a price paid is lost where only another currency is held", () => {
  fc.assert(
    fc.property(exportedItems, (one) => {
      const lost = lossesOf({ loses: ["other currencies"] }, one);
      const currency = one.item.paid?.currency;
      expect(lost.length).toBe(currency !== undefined && currency !== "EUR" ? 1 : 0);
    }),
  );
});
