import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { ImportPlan } from "#schemas/transfer/import-plan.ts";
import type { PreviewRow } from "#schemas/transfer/import-row.ts";
import type { Ulid } from "#schemas/values.ts";
import type { ImportWork } from "../import-files.ts";
import type { ImportName, ImportStore } from "../import-store.ts";
import { type Target, targetsOf } from "../reading/targets-of.ts";
import { choicesOf } from "../row-choices.ts";
import { plannedRows } from "./plan-import.ts";
import { allRows } from "./rows-at-hand.ts";

export interface MakePlanPorts {
  readonly imports: Pick<ImportStore, "choices">;
  readonly files: Pick<ImportWork, "preview" | "rows" | "plan" | "keepPlan">;
  /** Makes a collection of a user, under a key: the same one whenever it is asked for. */
  readonly newCollection: (
    userId: string,
    collection: Exclude<Target, { readonly collectionId: Ulid }>,
    key: string,
  ) => Promise<Ulid>;
}

/**
 * The plan of a confirmed import: the one that is kept, or else one that is made of its rows and choices, which nobody changes any more, with the collections
 * that it needs.
 *
 * @throws DomainError `collections.too_many`
 * @throws Error where its files are not there any more
 */
export async function planOfImport(
  name: ImportName,
  item: ImportItem,
  ports: MakePlanPorts,
): Promise<ImportPlan> {
  const { imports, files } = ports;
  const kept = await files.plan(name.importId);
  if (kept) return kept;
  const reading = { importId: name.importId, reading: item.reading };
  const preview = await files.preview(reading);
  if (!preview)
    throw new Error(`The preview of the import ${name.importId} is not there any more.`);
  const [rows, choices] = await Promise.all([
    allRows(reading, preview.rows, ports),
    imports.choices(name, item.reading),
  ]);
  const targets = targetsOf(
    rows.filter(isOfTarget).map(({ said }) => said),
    item.options.into,
    item,
  );
  const collectionIds: Ulid[] = [];
  for (const [at, target] of targets.all.entries()) {
    collectionIds.push(
      "collectionId" in target
        ? target.collectionId
        : await ports.newCollection(name.userId, target, `import:${name.importId}:${at}`),
    );
  }
  const [first] = collectionIds;
  const plan: ImportPlan = {
    ...{ reading: item.reading, collectionIds, taken: [] },
    ...plannedRows(rows, {
      choiceOf: choicesOf(choices),
      options: item.options,
      collectionOf(row) {
        const id = collectionIds[targets.of(row.said)] ?? first;
        if (id === undefined) throw new Error(`Row ${row.said.row} goes to no collection.`);
        return id;
      },
    }),
  };
  await files.keepPlan(name.importId, plan);
  return plan;
}

/** A list of which no row is taken needs no collection. */
export const isOfTarget = ({ reason }: Pick<PreviewRow, "reason">): boolean =>
  reason !== "left_out";
