import type fc from "fast-check";
import type { ImportPorts } from "#functions/collections/imports/importing.ts";

/** Ports whose every call waits for its turn. */
export const inTurns = (ports: ImportPorts, scheduler: fc.Scheduler): ImportPorts => {
  const { imports, lots, longChanges } = ports;
  const slow = <In extends unknown[], Out>(call: (...given: In) => Promise<Out>) =>
    scheduler.scheduleFunction(async (...given: In) => call(...given));
  return {
    ...ports,
    imports: { plan: slow(imports.plan), write: slow(imports.write), finish: slow(imports.finish) },
    lots: { find: slow(lots.find), tally: slow(lots.tally) },
    longChanges: { ...longChanges, part: slow(longChanges.part) },
  };
};
