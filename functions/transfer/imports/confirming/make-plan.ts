import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { ImportPlan } from "#schemas/transfer/import-plan.ts";
import type { Ulid } from "#schemas/values.ts";
import type { NewCollection } from "../../../collections/index.ts";
import type { ImportWork } from "../import-files.ts";
import type { ImportName, ImportStore } from "../import-store.ts";
import { planPrices } from "../prices/plan-prices.ts";
import type { PriceKeeping } from "../prices/price-keeping.ts";
import { equalsBy } from "../reading/equal-items.ts";
import { choicesOf } from "../row-choices.ts";
import { plannedRows } from "./plan-import.ts";
import { allRows } from "./rows-at-hand.ts";

export interface MakePlanPorts {
  readonly imports: Pick<ImportStore, "choices">;
  readonly files: Pick<ImportWork, "preview" | "rows" | "aside" | "plan" | "keepPlan">;
  readonly prices: Pick<PriceKeeping, "of" | "variants">;
  /** Makes a collection of a user, under a key: the same one whenever it is asked for. */
  readonly newCollection: (userId: string, collection: NewCollection, key: string) => Promise<Ulid>;
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
  const [rows, choices, aside] = await Promise.all([
    allRows(reading, preview.rows, ports),
    imports.choices(name, item.reading),
    files.aside(reading),
  ]);
  const collectionIds: Ulid[] = [];
  const made = new Set<Ulid>();
  for (const [at, { collectionId, name: called, kind, description }] of preview.targets.entries()) {
    const asked = { name: called, kind, ...(description !== undefined && { description }) };
    const key = `import:${name.importId}:${at}`;
    const id = collectionId ?? (await ports.newCollection(name.userId, asked, key));
    if (collectionId === undefined) made.add(id);
    collectionIds.push(id);
  }
  const { mode } = item.options;
  const prices = await planPrices(name.userId, { prices: aside?.prices, mode }, ports);
  const planned = plannedRows(rows, {
    choiceOf: choicesOf(choices),
    options: item.options,
    collectionOf: ({ target }) => collectionIds[target],
    equalsOf: equalsBy(aside?.equals ?? []),
  });
  const plan: ImportPlan = {
    ...{ reading: item.reading, collectionIds, taken: [] },
    ...planned,
    lots: planned.lots.map((lot) =>
      made.has(lot.collectionId) ? { ...lot, isNew: true as const } : lot,
    ),
    ...(prices && { prices }),
  };
  await files.keepPlan(name.importId, plan);
  return plan;
}
