import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Source, Unit } from "../port/source.ts";
import type { BatchVisit } from "./batch-visit.ts";
import type { FetchDeps } from "./fetch-deps.ts";

/** Makes further units part of the run; first as what it waits for, then as messages. */
export async function beginUnits(
  units: readonly Unit[],
  { visit, message, source }: { visit: BatchVisit; message: UnitDue; source: Source },
  { runs, queues }: Pick<FetchDeps, "runs" | "queues">,
): Promise<void> {
  if (units.length === 0 || visit.hasBegunUnits) return;
  visit.hasBegunUnits = true;
  const { language } = message;
  await runs.addPending(
    message.runId,
    units.map((next) => ({ source: source.name, language, ...next })),
  );
  const byDataset = Map.groupBy(units, ({ dataset }) => dataset);
  await queues.fetch(
    [...byDataset].flatMap(([dataset, own]) =>
      chunksOf(own, source.settings.unitsPerBatch).map((some) => ({
        ...message,
        ...{ dataset, units: some.map(({ unit }) => unit) },
      })),
    ),
  );
}
