import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { AskedUnit, Source, Unit } from "../port/source.ts";
import type { BatchVisit } from "./batch-visit.ts";
import type { FetchDeps } from "./fetch-deps.ts";

/** Makes further units part of the run; first as what it waits for, then as messages. */
export async function beginUnits(
  units: readonly (Unit | AskedUnit)[],
  { visit, message, source }: { visit: BatchVisit; message: UnitDue; source: Source },
  { runs, queues }: Pick<FetchDeps, "runs" | "queues">,
): Promise<void> {
  if (units.length === 0 || visit.hasBegunUnits) return;
  visit.hasBegunUnits = true;
  const { language } = message;
  await runs.addPending(
    message.runId,
    units.map(({ dataset, unit }) => ({ source: source.name, language, dataset, unit })),
  );
  const asked = units.filter((one) => "name" in one);
  const listed = units.filter((one) => !("name" in one));
  const byDataset = Map.groupBy(listed, ({ dataset }) => dataset);
  await queues.fetch([
    ...[...byDataset].flatMap(([dataset, own]) =>
      chunksOf(own, source.settings.unitsPerBatch).map((some) => ({
        ...message,
        ...{ dataset, units: some.map(({ unit }) => unit) },
      })),
    ),
    // Each by itself: it is large, and whoever reads it has enough to do with one.
    ...asked.map(({ dataset, unit, name }) => ({
      ...message,
      ...{ dataset, units: [unit], only: [unit], names: { [unit]: [name] } },
    })),
  ]);
}
