import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allFormats,
  detectFormat,
  type Format,
  type Loss,
  readRows,
  type Writes,
  writtenCsv,
  writtenTable,
} from "#functions/transfer/formats/index.ts";
import { losses } from "#functions/transfer/formats/writing/writes.ts";
import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { SaidRow } from "#schemas/transfer/said-row.ts";
import { exportedItems } from "#test/support/transfer/exported-items.ts";
import { factsOfItem, factsOfRow } from "#test/support/transfer/facts.ts";
import { tableOfCsv } from "#test/support/transfer/read-csv.ts";

const written = allFormats.flatMap((format) =>
  format.writes ? [{ id: format.id, format, writes: format.writes }] : [],
);

/** Out as a file and in again; undefined of an item that the format cannot hold. */
function roundTrip(format: Format, writes: Writes, one: ExportedItem): SaidRow | undefined {
  const { header, rows, unwritten } = writtenTable(writes, [one]);
  expect(rows.length + unwritten.length).toBe(1);
  if (rows.length === 0) return undefined;
  const table = tableOfCsv(writtenCsv(writes, [header, ...rows]), writes.separator);
  expect(detectFormat(table.header)).toMatchObject({ format: format.id, certainty: "sure" });
  const currency = one.item.paid?.currency;
  const read = readRows(table, { format, defaults: currency ? { currency } : {} });
  const all = [...read.rows, ...read.asked, ...read.leftOut.map(({ said }) => said)];
  expect(all).toHaveLength(1);
  return SaidRow.parse(all[0]);
}

const moneyOfOthers: readonly Loss[] = ["price paid", "currency", "day bought"];

/** What of an item must come back. */
function heldOf(format: Format, writes: Writes, { item }: ExportedItem): readonly Loss[] {
  const isOther = format.currency !== undefined && item.paid?.currency !== format.currency;
  const lost = new Set([
    ...writes.loses,
    ...(isOther ? moneyOfOthers : []),
    // Our own says the variant by its key.
    ...(format.id === "cardlake" ? (["variant"] as const) : []),
    // Where a product is all that names a thing, the product says whether it is sealed.
    ...(writes.loses.includes("name") ? (["sealed products"] as const) : []),
  ]);
  return losses.filter((name) => !lost.has(name));
}

/** Lost in part: some of it comes back. */
const inPart = new Set(["kind", "variant", "currency"]);

describe.each(written)("[EXP-2] $id", ({ format, writes }) => {
  test("keeps what it does not say that it loses, and counts copies alike", () => {
    fc.assert(
      fc.property(exportedItems, (one) => {
        const said = roundTrip(format, writes, one);
        if (said === undefined) return;
        for (const name of heldOf(format, writes, one)) {
          expect({ [name]: factsOfRow(said)[name] }).toEqual({ [name]: factsOfItem(one)[name] });
        }
        if (format.id === "cardlake") expect(said.variant).toBe(one.item.variant);
        expect(said.quantity).toBe(one.item.quantity);
        expect(said.faults).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("says that it loses nothing that comes back all the same", () => {
    const back = new Set<string>();
    const sample = fc.sample(exportedItems, { numRuns: 150, seed: 7 });
    for (const one of sample) {
      const said = roundTrip(format, writes, one);
      if (said === undefined) continue;
      const facts = factsOfRow(said);
      for (const name of writes.loses) {
        const value = facts[name];
        const isEmpty = value === undefined || value === false || value === "";
        if (!isEmpty && !(Array.isArray(value) && value.length === 0)) back.add(name);
      }
    }
    expect([...back].filter((name) => !inPart.has(name))).toEqual([]);
  });
});

test("[EXP-2] what a format cannot hold is told with a reason, and nothing is missed", () => {
  fc.assert(
    fc.property(fc.array(exportedItems), fc.constantFrom(...written), (items, { writes }) => {
      const { rows, unwritten } = writtenTable(writes, items);
      expect(rows.length + unwritten.length).toBe(items.length);
      for (const { reason } of unwritten) expect(reason).toMatch(/\.$/);
    }),
  );
});
