import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { RowMatching } from "./imports/reading/file-reading.ts";
import { type MatchTableDeps, openMatchTable } from "./matching/match-table.ts";
import { matcher } from "./matching/matcher.ts";
import { type ReadSealedDeps, readSealed } from "./matching/sealed/read-sealed.ts";

/** Looks rows up in the indexes that a container holds, and in the lists of sealed products where some are such. */
export const rowMatching =
  (deps: MatchTableDeps & ReadSealedDeps): RowMatching =>
  async (rows: readonly SaidRow[]) => {
    const table = await openMatchTable(deps);
    const match = matcher(table, await readSealed(rows, table, deps));
    return (row) => match(row);
  };
