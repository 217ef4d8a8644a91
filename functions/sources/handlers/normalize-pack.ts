import { PackLanded } from "#schemas/messages/pack-landed.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { normalizePack } from "../normalizing/normalize-pack.ts";
import { orFailUnit } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

/** Worker of the normalise queue. */
export const handler = queueHandler(PackLanded, runtime, (message, deps, delivery) =>
  orFailUnit(message, delivery, { ...deps, work: () => normalizePack(message, deps) }),
);
