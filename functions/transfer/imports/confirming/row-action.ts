import type { ImportMode } from "#schemas/transfer/import-options.ts";
import type {
  ChosenCard,
  DuplicateOf,
  PreviewRow,
  RowChoice,
} from "#schemas/transfer/import-row.ts";
import type { Ulid } from "#schemas/values.ts";
import { meantCard } from "../choice-rules.ts";

/** What becomes of a row. */
export type RowAction = { readonly does: "skip" } | { readonly does: "shelve" } | TakenRow;

export interface TakenRow {
  readonly does: "take";
  readonly card: ChosenCard;
  /** The item that its copies come to, whatever is said of them. */
  readonly itemId?: Ulid;
  /** They come to those that are there, also where quantities replace those of before. */
  readonly isAdded?: true;
}

/**
 * What becomes of a row by its verdict and by what was chosen. What is known for sure is taken; of a copy that is there already as many more come, or where
 * quantities replace those of before, its item gets the new one. What is not known for sure is shelved.
 */
export function rowAction(
  row: PreviewRow,
  choice: RowChoice | undefined,
  mode: ImportMode,
): RowAction {
  if (choice === "skip") return { does: "skip" };
  if (choice === "shelve") return { does: "shelve" };
  const taken = takenAs(row, choice, mode);
  if (!taken) return { does: isWorthShelving(row) ? "shelve" : "skip" };
  // None of them come.
  return mode === "add" && row.said.quantity === 0 ? { does: "skip" } : taken;
}

function takenAs(
  row: PreviewRow,
  choice: Exclude<RowChoice, "skip" | "shelve"> | undefined,
  mode: ImportMode,
): TakenRow | undefined {
  const { verdict, duplicateOf, said } = row;
  if (said.faults.some(({ isFatal }) => isFatal)) return undefined;
  if (typeof choice === "object") return { does: "take", card: choice };
  const isSure = verdict === "matched" || verdict === "duplicate";
  const card = meantCard(row);
  if (!card || (!isSure && choice === undefined)) return undefined;
  const isMerged =
    choice === "merge" ||
    (choice === undefined &&
      mode === "replace" &&
      duplicateOf !== undefined &&
      isSame(duplicateOf));
  return {
    ...{ does: "take", card },
    ...(isMerged && duplicateOf && { itemId: duplicateOf.itemId }),
    ...(choice === "add" && { isAdded: true as const }),
  };
}

/** The very copies: equal ones, or those in the slab with this certificate. */
const isSame = ({ kind }: Pick<DuplicateOf, "kind">): boolean => kind !== "fuzzy";

/** What was left out by a rule stays out, and what says nothing helps nobody. */
const isWorthShelving = ({ reason, said: { name, number, ids } }: PreviewRow): boolean =>
  reason !== "left_out" && (ids.length > 0 || (name ?? number ?? "") !== "");
