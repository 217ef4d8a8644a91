import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import type { ImportPlan } from "#schemas/transfer/import-plan.ts";
import { type ChosenCard, type PreviewRow, rowsOfPage } from "#schemas/transfer/import-row.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { plannedRows } from "../imports/confirming/plan-import.ts";
import type { ImportWork } from "../imports/import-files.ts";
import type { ImportName, ImportStore } from "../imports/import-store.ts";
import type { Shelf } from "./shelf.ts";

export interface PlanOfShelfPorts {
  readonly imports: Pick<ImportStore, "get">;
  readonly files: Pick<ImportWork, "resolution" | "keepRows" | "plan" | "keepPlan">;
  readonly shelf: Pick<Shelf, "find" | "take">;
}

/** Rows that are taken side by side. */
const atOnce = 50;

/**
 * The plan of an import whose rows come from the shelf. They are first marked as taken by it; those that another import has, or that are gone, are
 * left out.
 *
 * @throws Error where what is wanted is not there any more
 */
export async function planOfShelf(name: ImportName, ports: PlanOfShelfPorts): Promise<ImportPlan> {
  const { imports, files, shelf } = ports;
  const { userId, importId } = name;
  const kept = await files.plan(importId);
  if (kept) return kept;
  const [item, wanted] = await Promise.all([imports.get(name), files.resolution(importId)]);
  if (!item || !wanted)
    throw new Error(`The rows of the import ${importId} are not there any more.`);
  const taken = new Set<string>();
  for (const some of chunksOf(wanted.rows, atOnce)) {
    const outcomes = await Promise.all(
      some.map(({ rowId }) => shelf.take(userId, rowId, importId)),
    );
    some.forEach(({ rowId }, at) => {
      if (outcomes[at] === "taken") taken.add(rowId);
    });
  }
  const mine = wanted.rows.filter(({ rowId }) => taken.has(rowId));
  const found = new Map(
    (
      await shelf.find(
        userId,
        mine.map(({ rowId }) => rowId),
      )
    ).map((row) => [row.id, row]),
  );
  const into = "collectionId" in item.options.into ? item.options.into.collectionId : undefined;
  const placed = mine.flatMap(({ rowId, card }) => {
    const row = found.get(rowId);
    const collectionId = wanted.collectionId ?? row?.collectionId ?? into;
    return row && collectionId ? [{ row, card, collectionId }] : [];
  });
  const rows = placed.map(({ row, card }, entry) => meantRow(row, { entry, card }));
  for (const [page, some] of chunksOf(rows, rowsOfPage).entries()) {
    await files.keepRows({ importId, reading: item.reading }, page, some);
  }
  const plan: ImportPlan = {
    ...{
      reading: item.reading,
      collectionIds: [...new Set(placed.map(({ collectionId }) => collectionId))],
    },
    ...plannedRows(rows, {
      choiceOf: () => undefined,
      options: item.options,
      collectionOf: ({ entry }) => placed[entry]?.collectionId,
    }),
    taken: placed.map(({ row }) => row.id),
  };
  await files.keepPlan(importId, plan);
  return plan;
}

/** A row as its owner says what it means. */
function meantRow(
  { said, candidates: [first], reason, detail, likeness }: ShelvedItem,
  { entry, card }: { readonly entry: number; readonly card: ChosenCard },
): PreviewRow {
  const { printingId, variant } = card;
  const names = { name: said.name ?? "", setName: said.setName ?? "", number: said.number ?? "" };
  const candidate = { ...names, printingId, variants: [variant], rung: first?.rung ?? "name" };
  return {
    ...{ entry, said, target: 0, verdict: "matched", reason, detail, likeness },
    candidates: [candidate],
  };
}
