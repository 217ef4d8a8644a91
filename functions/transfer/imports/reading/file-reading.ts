import type { CollectionKind } from "#schemas/collections/collection.ts";
import type { MappingItem } from "#schemas/storage/import-items.ts";
import type { FilePrices } from "#schemas/transfer/file-price.ts";
import type { ImportRefusal } from "#schemas/transfer/import.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { ReadReport, SeenFormat } from "#schemas/transfer/import-preview.ts";
import type { Match } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";

/** A row with what its format makes of it. */
export interface ReadRow {
  readonly said: SaidRow;
  /** Why it is not taken. */
  readonly leftOut?: string;
  /** Whether it may repeat copies of other rows, so that its owner has to say. */
  readonly isAsked?: boolean;
}

/** All that a file says, before the catalogue is asked. */
export interface ReadImport {
  readonly report: ReadReport;
  readonly format: SeenFormat;
  readonly rows: readonly ReadRow[];
  /** Lists that the file names, those without rows as well. Absent: those that its rows name. */
  readonly lists?: readonly FileList[];
  /** Of a file of ours: what their owner says that copies cost. */
  readonly prices?: FilePrices | undefined;
}

/** A list of a file; rows name it by its key. */
export interface FileList {
  readonly key: string;
  readonly name: string;
  readonly kind?: CollectionKind | undefined;
  readonly description?: string | undefined;
}

export interface AskedFile {
  readonly fileName?: string | undefined;
  readonly options: ImportOptions;
  /** How files with such a header were read before, as their owner has said. */
  readonly remembered: (fingerprint: string) => Promise<MappingItem | undefined>;
}

/** Reads a file of any kind; what is in it never throws. */
export type FileReading = (
  bytes: Uint8Array,
  asked: AskedFile,
) => Promise<ReadImport | { readonly refusal: ImportRefusal }>;

/** Looks rows up in what the catalogue holds now. */
export type RowMatching = (rows: readonly SaidRow[]) => Promise<(row: SaidRow) => Match>;
