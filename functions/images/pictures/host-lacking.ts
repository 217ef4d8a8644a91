import pLimit from "p-limit";
import type { MadeFormat } from "#schemas/images/made-format.ts";
import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { CheckBudget } from "./check-budget.ts";
import { hostKept } from "./host-kept.ts";
import { isToBeHosted } from "./hosting.ts";
import type { ImageRecords } from "./image-records.ts";
import type { KeepPorts } from "./keep-picture.ts";
import { lackedShapes, makeFormats } from "./make-formats.ts";

/** Pictures that are decoded at once. */
const lanes = 4;

interface Lacking {
  readonly budget: Pick<CheckBudget, "leftMs">;
  /** Encodings that somebody waits for. */
  readonly formats: readonly MadeFormat[];
}

type HostPorts = KeepPorts & { readonly records: Pick<ImageRecords, "save"> };

/**
 * Hosts pictures that were kept before they were to be hosted, and makes what lacks in the encodings that somebody
 * waits for, a few at a time; what there is no time for waits for the next who asks.
 *
 * @returns how many were made, and those whose original is not there or is damaged
 */
export async function hostLacking(
  records: readonly ImageRecord[],
  { budget, formats }: Lacking,
  ports: HostPorts,
): Promise<{ hosted: number; lost: readonly PictureId[] }> {
  const lane = pLimit(lanes);
  const outcomes = await lane.map(records, async (record) => ({
    id: record.printingId,
    outcome: await hostedWhole(record, { budget, formats }, ports),
  }));
  const idsOf = (wanted: string) =>
    outcomes.flatMap(({ id, outcome }) => (outcome === wanted ? [id] : []));
  return { hosted: idsOf("made").length, lost: idsOf("lost") };
}

async function hostedWhole(
  record: ImageRecord,
  { budget, formats }: Lacking,
  ports: HostPorts,
): Promise<"made" | "lost" | "whole" | "late"> {
  let whole = record;
  if (isToBeHosted(record, ports.hosting)) {
    if (budget.leftMs() === 0) return "late";
    const hosted = await hostKept(record, ports);
    if (hosted === "lost") return "lost";
    whole = hosted;
  }
  const shapes = lackedShapes(whole, formats, ports.hosting);
  if (shapes.length === 0) return whole === record ? "whole" : "made";
  return budget.leftMs() > 0 ? makeFormats(whole, shapes, ports) : "late";
}
