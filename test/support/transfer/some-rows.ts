import type { PreviewRow } from "#schemas/transfer/import-row.ts";
import type { Candidate, Match } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { PrintingId, VariantKey } from "#schemas/values.ts";

/** A row that says so much of a card. */
export const saidRow = (row: number, more: Partial<SaidRow> = {}): SaidRow => ({
  ...{ row, original: { Name: more.name ?? "Charizard" }, ids: [], name: "Charizard" },
  ...{ finish: [], quantity: 1, condition: "near_mint", tags: [], faults: [] },
  ...more,
});

/** The card with a number of Base Set. */
export const candidateOf = (
  number: number,
  variants: readonly string[] = ["normal"],
): Candidate => ({
  printingId: PrintingId.parse(`pokemon:en:base1-${number}`),
  variants: variants.map((key) => VariantKey.parse(key)),
  ...{ name: `Card ${number}`, setName: "Base Set", number: String(number), rung: "name" },
});

export const matchOf = (number: number, more: Partial<Match> = {}): Match => ({
  ...{ verdict: "matched", reason: "found", detail: "It is the one.", rung: "name" },
  candidates: [candidateOf(number)],
  ...more,
});

/** A row as a preview has it. */
export const previewRow = (entry: number, more: Partial<PreviewRow> = {}): PreviewRow => ({
  ...{ entry, said: saidRow(entry + 2), verdict: "matched", reason: "found", detail: "It is." },
  ...{ candidates: [candidateOf(4)], likeness: "found:charizard", target: 0 },
  ...more,
});
