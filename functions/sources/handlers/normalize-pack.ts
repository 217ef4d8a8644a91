import { PackLanded } from "#schemas/messages/pack-landed.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { count } from "#shared/observability/count.ts";
import { normalizePack } from "../normalizing/normalize-pack.ts";
import { giveUpUnit } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

/** Worker of the normalise queue. */
export const handler = queueHandler(
  PackLanded,
  runtime,
  async (message, deps) => {
    const report = await normalizePack(message, deps);
    const { written: CardsWritten, drifted: CardsDrifted, rejected: BodiesRejected } = report;
    count("ingest", { Source: message.source }, { CardsWritten, CardsDrifted, BodiesRejected });
    return report;
  },
  {
    async giveUp(message, deps, reason) {
      await giveUpUnit(message, reason, deps);
      count("ingest", { Source: message.source }, { UnitsFailed: 1 });
    },
  },
);
