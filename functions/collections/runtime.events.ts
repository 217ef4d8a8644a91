import { env } from "#schemas/env.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { lazy } from "#shared/kernel/lazy.ts";

/** What telling changes needs: the bus, and nothing of collections. */
export const runtime = lazy(async () => {
  const { EVENT_BUS } = env.collections.pick({ EVENT_BUS: true }).parse(process.env);
  return { bus: eventBridge(EVENT_BUS, process.env), clock: systemClock };
});
