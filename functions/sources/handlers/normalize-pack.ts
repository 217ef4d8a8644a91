import { PackLanded } from "#schemas/messages/pack-landed.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { count } from "#shared/observability/count.ts";
import { normalizePack } from "../normalizing/normalize-pack.ts";
import { orFailUnit } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

/** Worker of the normalise queue. */
export const handler = queueHandler(
  PackLanded,
  runtime,
  async (message, deps, delivery) => {
    const work = () => normalizePack(message, deps);
    const report = await orFailUnit(message, delivery, { ...deps, work });
    const { written: CardsWritten, drifted: CardsDrifted, rejected: BodiesRejected } = report;
    count("ingest", { Source: message.source }, { CardsWritten, CardsDrifted, BodiesRejected });
    return report;
  },
  { giveUp: async ({ source }) => count("ingest", { Source: source }, { UnitsFailed: 1 }) },
);
