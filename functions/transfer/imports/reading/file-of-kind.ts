import type { ImportRefusal } from "#schemas/transfer/import.ts";
import type { ReadReport } from "#schemas/transfer/import-preview.ts";
import type { Table } from "../../formats/index.ts";

export type Refused = { readonly refusal: ImportRefusal };

/** A file as far as its kind says: a table, lines, or JSON. */
export type FileOfKind = Pick<ReadReport, "kind"> & {
  readonly encoding?: string | undefined;
  readonly separator?: string | undefined;
  readonly sheet?: string | undefined;
  readonly sheets?: readonly string[] | undefined;
  readonly header: readonly string[] | undefined;
  readonly rows: Table["rows"];
  readonly text?: string | undefined;
  readonly notes: readonly string[];
};

/** What of it its owner sees. */
export const reportOf = ({ kind, encoding, separator, sheet, sheets, notes }: FileOfKind) => ({
  ...{ kind, notes: [...notes] },
  ...(encoding !== undefined && { encoding }),
  ...(separator !== undefined && { separator }),
  ...(sheet !== undefined && { sheet }),
  ...(sheets !== undefined && { sheets: [...sheets] }),
});
