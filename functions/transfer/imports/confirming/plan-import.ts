import { languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { ImportMode, ImportOptions } from "#schemas/transfer/import-options.ts";
import type { ImportPlan, LotOfPlan, RowToShelve } from "#schemas/transfer/import-plan.ts";
import type { PreviewRow } from "#schemas/transfer/import-row.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { type CopiesOfRow, copiesOfRow } from "../reading/copies-of-row.ts";
import type { ChoiceOf } from "../row-choices.ts";
import { rowAction } from "./row-action.ts";

export interface Planning {
  readonly choiceOf: ChoiceOf;
  readonly options: Pick<ImportOptions, "mode" | "defaults" | "currency">;
  /** Undefined of a row that is not taken in any case. */
  readonly collectionOf: (row: PreviewRow) => Ulid | undefined;
}

export type PlannedRows = Pick<ImportPlan, "lots" | "shelved" | "skipped">;

/** Copies of one lot. */
const mostCopies = 9_999;

/**
 * What rows do to lots: equal copies are added up and become one lot, in the order of their first rows. Pure, so that whoever takes over plans the same.
 */
export function plannedRows(rows: Iterable<PreviewRow>, planning: Planning): PlannedRows {
  const { choiceOf, options, collectionOf } = planning;
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
      const { itemId, card } = action;
      const { copies } = copiesOfRow(row.said, card, options);
      const key = `${collectionId}#${keyOf(copies)}`;
      taken.push({ row, collectionId, copies, key, ...(itemId && { itemId }) });
    }
  }
  const lots = lotsOf(taken, options.mode);
  const fitting = lots.filter(({ quantity }) => quantity <= mostCopies);
  const large = lots.filter(({ quantity }) => quantity > mostCopies);
  return { lots: fitting, shelved: [...shelved, ...large.flatMap(tooLarge)], skipped };
}

interface TakenCopies extends Pick<LotOfPlan, "collectionId" | "copies" | "itemId"> {
  readonly row: PreviewRow;
  /** The same of equal copies in one collection. */
  readonly key: string;
}

/** Where quantities replace those of before, equal copies are in one lot, or the last of two would undo the first. */
function lotsOf(taken: readonly TakenCopies[], mode: ImportMode): readonly GrowingLot[] {
  const merged = new Map<string, Ulid>();
  if (mode === "replace") {
    for (const { key, itemId } of taken) if (itemId) merged.set(key, itemId);
  }
  const lots = new Map<string, GrowingLot>();
  for (const { row, collectionId, copies, key, itemId: own } of taken) {
    const itemId = own ?? merged.get(key);
    const place = itemId ? `${collectionId}#${itemId}` : key;
    const lot = lots.get(place) ?? {
      ...{ collectionId, copies, quantity: 0, mode, entries: [] },
      ...(itemId && { itemId }),
    };
    lot.quantity += row.said.quantity;
    lot.entries.push(row.entry);
    lots.set(place, lot);
  }
  return [...lots.values()];
}

/** The same of equal copies: a schema has put their fields into one order, and says nothing twice but tags. */
const keyOf = ({ language, tags, ...copies }: CopiesOfRow): string =>
  JSON.stringify([
    ...[copies, language ?? languagePartOf(copies.printingId)],
    [...new Set(tags)].toSorted(byCodeUnits),
  ]);

type GrowingLot = Omit<LotOfPlan, "quantity" | "entries"> & {
  quantity: number;
  readonly entries: number[];
};

const tooLarge = ({ collectionId, quantity, entries }: LotOfPlan): readonly RowToShelve[] =>
  entries.map((entry) => ({
    ...{ entry, collectionId, reason: "lot_too_large" },
    detail: `Rows of such copies say ${quantity} together, and ${mostCopies} is the most of one item.`,
  }));
