import { UnitDue } from "#schemas/messages/unit-due.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { fetchUnit } from "../fetching/fetch-unit.ts";
import { orFailUnit } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

/** Worker of the fetch queue. */
export const handler = queueHandler(UnitDue, runtime, (message, deps, delivery) =>
  orFailUnit(message, delivery, { ...deps, work: () => fetchUnit(message, deps) }),
);
