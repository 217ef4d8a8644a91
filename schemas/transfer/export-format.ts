import * as z from "zod";

/** What files can be written. */
export const exportFormats = ["json", "csv", "parquet", "want-list"] as const;

export const ExportFormat = z
  .enum(exportFormats, { error: `must be one of ${exportFormats.join(", ")}` })
  .meta({
    id: "ExportFormat",
    description:
      "`json` and `csv` are our own and lose nothing, `parquet` is for programs that reckon, `want-list` is lines of text, and the others are as other apps read them. docs/import-and-export.md says what each can hold.",
    examples: ["json"],
  });
export type ExportFormat = z.output<typeof ExportFormat>;
