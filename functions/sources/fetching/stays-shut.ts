import type { UnitDue } from "#schemas/messages/unit-due.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import { answerTo } from "./answer-to.ts";
import type { BatchVisit } from "./batch-visit.ts";
import type { FetchDeps } from "./fetch-deps.ts";

/**
 * Asks for the source's gate before its first unit: whether nothing has changed since a run went
 * through it that was completed, or the gate itself does not come.
 */
export async function staysShut(
  visit: BatchVisit,
  { message, run }: { message: UnitDue; run: Run },
  { runs }: Pick<FetchDeps, "runs">,
): Promise<boolean> {
  const { source } = visit.of;
  const { dataset, unit } = source.first;
  if (!source.gate || message.dataset !== dataset || !visit.units.has(unit)) return false;
  const isPartial = (message.only ?? run.units) !== undefined;
  if (isPartial || run.mode === "full") return false;
  const wanted = source.gate(visit.scope);
  if (visit.isUnasked(unit, wanted)) await visit.ask([{ ...wanted, unit }]);
  if (!visit.mayGoOn || visit.failures.length > 0) return true;
  const seen = visit.seenOf(unit);
  const sha256 = answerTo(wanted.name, seen)?.sha256;
  if (!seen || !sha256) return false;
  if (seen.gate?.sha256 === sha256) {
    const before = await runs.get(seen.gate.runId);
    if (before?.state === "completed") return true;
  }
  visit.remember(unit, { ...seen, gate: { sha256, runId: run.id } });
  return false;
}
