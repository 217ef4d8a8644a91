import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { ImportPlan, RowToShelve } from "#schemas/transfer/import-plan.ts";
import type { EqualItem, PreviewRow } from "#schemas/transfer/import-row.ts";
import type { Ulid } from "#schemas/values.ts";
import { copiesOfRow } from "../reading/copies-of-row.ts";
import type { ChoiceOf } from "../row-choices.ts";
import { lotsOf, mostCopies, type TakenCopies, type TooMany } from "./lots-of-rows.ts";
import { rowAction } from "./row-action.ts";

export interface Planning {
  readonly choiceOf: ChoiceOf;
  readonly options: Pick<ImportOptions, "mode" | "defaults" | "currency">;
  /** Undefined of a row that is not taken in any case. */
  readonly collectionOf: (row: PreviewRow) => Ulid | undefined;
  /** All items that are equal but for what was paid, notes and the like, where the one that a row sets is not the only one. */
  readonly equalsOf?: ((itemId: Ulid) => readonly EqualItem[] | undefined) | undefined;
}

export type PlannedRows = Pick<ImportPlan, "lots" | "shelved" | "skipped">;

/**
 * What rows do to lots: equal copies are added up and become one lot, in the order of their first rows. Pure, so that whoever takes over plans the same.
 */
export function plannedRows(rows: Iterable<PreviewRow>, planning: Planning): PlannedRows {
  const { choiceOf, options, collectionOf, equalsOf } = planning;
  const taken: TakenCopies[] = [];
  const shelved: RowToShelve[] = [];
  let skipped = 0;
  for (const row of rows) {
    const action = rowAction(row, choiceOf(row), options.mode);
    const collectionId = collectionOf(row);
    if (action.does === "skip") skipped += 1;
    else if (action.does === "shelve" || collectionId === undefined) {
      shelved.push({ entry: row.entry, ...(collectionId && { collectionId }) });
    } else {
      const { itemId, card, isAdded } = action;
      const { entry, said } = row;
      const { copies } = copiesOfRow(said, card, options);
      const { quantity } = said;
      const mode = isAdded ? "add" : options.mode;
      taken.push({ entry, quantity, collectionId, copies, mode, ...(itemId && { itemId }) });
    }
  }
  const { lots, tooMany } = lotsOf(taken, equalsOf);
  return { lots: [...lots], shelved: [...shelved, ...tooMany.flatMap(tooLarge)], skipped };
}

const tooLarge = ({ collectionId, quantity, entries }: TooMany): readonly RowToShelve[] =>
  entries.map((entry) => ({
    ...{ entry, collectionId, reason: "lot_too_large" },
    detail: `Rows of such copies say ${quantity} together, and ${mostCopies} is the most of one item.`,
  }));
