import { readFile } from "#functions/transfer/files/index.ts";
import { plannedRows } from "#functions/transfer/imports/confirming/plan-import.ts";
import { anyFile } from "#functions/transfer/imports/reading/any-file.ts";
import type { ReadImport } from "#functions/transfer/imports/reading/file-reading.ts";
import { type FindDuplicate, judgedRow } from "#functions/transfer/imports/reading/judged-row.ts";
import { readList } from "#functions/transfer/lists/index.ts";
import type { MatchTable } from "#functions/transfer/matching/match-table.ts";
import { matcher } from "#functions/transfer/matching/matcher.ts";
import { ownRows } from "#functions/transfer/own-format/own-rows.ts";
import { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import { ReadReport } from "#schemas/transfer/import-preview.ts";
import { PreviewRow } from "#schemas/transfer/import-row.ts";
import { binder } from "./import-world.ts";

const read = anyFile({ readFile, readLines: readList, readOwn: ownRows });

/** What somebody says of a file. */
export type Wanted = Partial<Omit<ImportOptions, "into">>;

/** A file from its bytes to the lots of a plan, as an import does it, with nothing but the pure parts. */
export async function wholeWay(
  bytes: Uint8Array | string,
  table: MatchTable,
  {
    duplicateOf = () => undefined,
    ...wanted
  }: Wanted & { readonly duplicateOf?: FindDuplicate } = {},
) {
  const options = ImportOptions.parse({ into: { name: "New" }, ...wanted });
  const given = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  const answer = await read(given, {
    ...{ fileName: "cards.csv", options },
    remembered: async () => undefined,
  });
  if ("refusal" in answer) throw new Error(`It was refused: ${answer.refusal.detail}`);
  const rows = judged(answer, table, { options, duplicateOf });
  const plan = plannedRows(rows, {
    ...{ choiceOf: () => undefined, options },
    collectionOf: () => binder,
  });
  return { ...answer, rows, ...plan };
}

/** As they are read again by whoever confirms. */
function judged(
  { rows, report }: ReadImport,
  table: MatchTable,
  judging: { readonly options: ImportOptions; readonly duplicateOf: FindDuplicate },
): readonly PreviewRow[] {
  ReadReport.parse(report);
  const match = matcher(table);
  return rows.map((row, entry) =>
    PreviewRow.parse(
      judgedRow(row, { entry, target: 0 }, { match: (said) => match(said), ...judging }),
    ),
  );
}

/** Why rows are taken or not, in short: `3 ambiguous no_such_variant`. */
export const rowsInShort = (rows: readonly PreviewRow[]): readonly string[] =>
  rows.map(({ said, verdict, reason }) => `${said.row} ${verdict} ${reason}`);

/** What comes of a file, in short: `2 x en:base1-4 holo near_mint en 4.50 EUR`. */
export const lotsInShort = (lots: readonly LotOfPlan[]): readonly string[] =>
  lots.map(({ copies, quantity }) => {
    const { printingId, variant, condition, grade, language, paid } = copies;
    const [, ...place] = printingId.split(":");
    const state = grade ? `${grade.company} ${grade.grade}` : condition;
    const price = paid ? `${paid.amount} ${paid.currency}` : "";
    return [quantity, "x", place.join(":"), variant, state, language ?? "", price]
      .filter((one) => one !== "")
      .join(" ");
  });
