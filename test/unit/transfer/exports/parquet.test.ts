import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { exportColumns } from "#schemas/transfer/export-columns.ts";
import { openLake } from "#test/support/running/duckdb.ts";
import { accounts } from "#test/support/transfer/accounts.ts";
import { written } from "#test/support/transfer/written.ts";

/** What DuckDB reads of a file. */
async function asked(bytes: Uint8Array, sql: string) {
  const lake = await openLake([["items.parquet", bytes]]);
  onTestFinished(() => lake.close());
  return lake.ask(sql.replace("ITEMS", `'${lake.folder}/items.parquet'`));
}

test("[EXP-2] DuckDB reads of a Parquet file each lot, and all that is said of it", async () => {
  const [account = []] = fc.sample(
    accounts.filter((all) => all.flatMap(({ items }) => items).length > 8),
    { numRuns: 1, seed: 3 },
  );
  const { bytes = Buffer.from("") } = await written(account, { format: "parquet" });
  const rows = await asked(bytes, "SELECT * FROM ITEMS");
  expect(Object.keys(rows[0] ?? {})).toEqual(exportColumns.map(({ name }) => name));
  const told = rows.map((row) => ({
    ...{ in: row["collection_name"], kind: row["collection_kind"], id: row["item_id"] },
    ...{ printing: row["printing_id"], variant: row["variant"], copies: row["quantity"] },
    ...{ state: row["condition"] ?? `${row["grade_company"]} ${row["grade"]}` },
    ...{ paid: row["paid_amount"], day: row["paid_day"], tags: row["tags"], notes: row["notes"] },
    ...{ isSigned: row["is_signed"], name: row["card_name"], number: row["number"] },
  }));
  const expected = account.flatMap(({ head, items }) =>
    items.map(({ grade, paid, ...item }) => ({
      ...{ in: head.name, kind: head.kind, id: item.id },
      ...{ printing: item.printingId, variant: item.variant, copies: item.quantity },
      state: item.condition ?? `${grade?.company} ${grade?.grade}`,
      ...{ paid: paid === undefined ? null : String(paid.amount), day: paid?.day ?? null },
      ...{ tags: item.tags ?? null, notes: item.notes ?? null },
      ...{ isSigned: item.isSigned ?? null, name: "Charizard", number: "4" },
    })),
  );
  expect(told).toEqual(expected);
});

test("a file without a lot can be read as well", async () => {
  const { bytes = Buffer.from("") } = await written([], { format: "parquet" });
  expect(await asked(bytes, "SELECT count(*)::INT AS rows FROM ITEMS")).toEqual([{ rows: 0 }]);
});
