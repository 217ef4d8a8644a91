import type { RunFinding } from "#schemas/storage/work-items.ts";
import { count } from "#shared/observability/count.ts";
import { log } from "#shared/observability/log.ts";

/** Tells how sources have changed, a line each, and counts it; 0 says that a run has ended as usual. */
export function logFindings(findings: readonly RunFinding[]): void {
  for (const { source, language, dataset, field, detail } of findings) {
    log("source has changed", { source, language, dataset, field, reason: detail });
  }
  count("runs", {}, { FieldsDrifted: findings.length });
}
