import { PackLanded } from "#schemas/messages/pack-landed.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { normalizePack } from "../normalize-pack.ts";
import { runtime } from "../runtime.ts";
import { orFailUnit } from "../worker-failures.ts";

/** Worker of the normalise queue. */
export const handler = queueHandler(PackLanded, runtime, (message, deps, delivery) =>
  orFailUnit(message, delivery, { ...deps, work: () => normalizePack(message, deps) }),
);
