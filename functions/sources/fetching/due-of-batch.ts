import type { SyncMode } from "#schemas/messages/unit-due.ts";
import type { Unit } from "../port/source.ts";
import { answerTo } from "./answer-to.ts";
import type { BatchVisit } from "./batch-visit.ts";
import { isDue } from "./due-requests.ts";
import type { AskedRequest } from "./round-results.ts";

interface Due {
  readonly units: readonly Unit[];
  readonly requests: readonly AskedRequest[];
}

/** What the lists of a batch's units name and is due: further requests, or further units. */
export function dueOf(
  visit: BatchVisit,
  { mode, only }: { mode: SyncMode; only?: readonly string[] | undefined },
  now: Date,
): Due {
  const context = { mode, startedAt: visit.of.run.startedAt, now };
  const opened = [...visit.units.keys()].filter(visit.isOpened);
  const followed = opened.flatMap((unit) => visit.followed(unit));
  return {
    units: followed.flatMap((next) =>
      "wanted" in next || !(only?.includes(next.unit.unit) ?? true) ? [] : [next.unit],
    ),
    requests: followed.flatMap((next) => {
      if (!("wanted" in next)) return [];
      const { name, unit, mark = "" } = next.wanted;
      const answer = answerTo(name, visit.seenOf(unit));
      return isDue({ name, mark }, answer, context) ? [next.wanted] : [];
    }),
  };
}
