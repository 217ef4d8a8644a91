import type { ImportItem } from "#schemas/storage/import-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { planOfShelf } from "../../shelf/plan-of-shelf.ts";
import { releaseRows } from "../../shelf/release-rows.ts";
import type { Shelf } from "../../shelf/shelf.ts";
import type { ImportWork } from "../import-files.ts";
import type { ImportName, ImportStore } from "../import-store.ts";
import type { PriceKeeping } from "../prices/price-keeping.ts";
import { type MakePlanPorts, planOfImport } from "./make-plan.ts";
import { type RunPlanPorts, runPlan } from "./run-plan.ts";

export interface ConfirmWorkPorts extends MakePlanPorts, RunPlanPorts {
  readonly imports: ImportStore;
  readonly files: ImportWork;
  readonly shelf: Shelf;
  readonly prices: PriceKeeping;
}

/** Puts a confirmed import into collections, as far as one call gets. */
export async function confirmWork(
  name: ImportName,
  { item, deadline }: { readonly item: ImportItem; readonly deadline: Deadline },
  ports: ConfirmWorkPorts,
): Promise<{ readonly outcome: string } | ComeBack> {
  const { changeId } = item;
  if (changeId === undefined) throw new Error(`The import ${name.importId} has no change.`);
  try {
    const plan =
      item.source === "shelf"
        ? await planOfShelf(name, ports)
        : await planOfImport(name, item, ports);
    const confirmed = { ...item, changeId };
    const outcome = await runPlan(name, { item: confirmed, plan, deadline }, ports);
    return outcome === "late" ? new ComeBack(0, { outcome }) : { outcome };
  } catch (error) {
    // What a rule says no to is said no to again.
    if (!(error instanceof DomainError) || error.code === "request.too_many") throw error;
    const refusal = { code: error.code, detail: error.message };
    await ports.imports.fail(name, { refusal, at: ports.clock().toISOString() });
    await releaseRows(name, ports);
    return { outcome: "refused" };
  }
}
