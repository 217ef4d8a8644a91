import type { CollectionKind } from "#schemas/collections/collection.ts";
import type { ColumnField } from "#schemas/transfer/column-field.ts";
import type { FileFormat } from "#schemas/transfer/file-format.ts";
import type { ConditionScale } from "./values/condition-words.ts";
import type { DayOrder } from "./values/day-order.ts";
import type { Writes } from "./writing/writes.ts";

/** Columns by which a format is known, when all of them are there. */
export interface Sign {
  /** Folded names. */
  readonly has: readonly string[];
  readonly hasNot?: readonly string[];
  /** Whether no other format has them; else it is likely only. */
  readonly isSure: boolean;
}

/** What becomes of rows in a list of a kind: taken into one of ours, left out with a reason, or asked about. */
export type ListUse =
  | { readonly take: CollectionKind }
  | { readonly leaveOut: string }
  | { readonly ask: CollectionKind };

/** Folded names of the columns that say a thing; `known` are those that say nothing of ours, such as today's price. */
export type FormatColumns = Readonly<Partial<Record<ColumnField | "known", readonly string[]>>>;

/** How the files of one app are known, read and written. */
export interface Format {
  readonly id: FileFormat;
  /** As people call it. */
  readonly title: string;
  /** The first one that fits says why. */
  readonly signs: readonly Sign[];
  readonly columns: FormatColumns;
  /** Whose words its conditions are in. Absent: as the column itself shows. */
  readonly scale?: ConditionScale;
  /** Where the column itself does not show it. */
  readonly dayOrder?: DayOrder;
  /** Of its amounts, where the file itself does not say. */
  readonly currency?: string;
  /** The one game whose cards it holds. */
  readonly game?: string;
  /** By the word that a file has for the kind of a list, in lower case. */
  readonly lists?: Readonly<Record<string, ListUse>>;
  /** Whether it knows foils alone: its `normal` says that a copy is none, and not that a card of holos was made without. */
  readonly knowsFoilsAlone?: boolean;
  /** Whether tags are parted as our own files part them. */
  readonly hasWrittenTags?: boolean;
  /** Why its files are not taken, as a sentence. */
  readonly refused?: string;
  readonly writes?: Writes;
}
