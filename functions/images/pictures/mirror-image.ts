import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Imaging } from "../drawing/imaging.ts";
import type { CheckBudget } from "./check-budget.ts";
import { isDue } from "./check-intervals.ts";
import { checkedRecord } from "./checked-record.ts";
import type { Hosting } from "./hosting.ts";
import type { ImageRecords } from "./image-records.ts";
import type { ImageArchive } from "./image-store.ts";
import { conditionsOf, type PictureCheck } from "./picture-check.ts";
import type { PictureAnswer, PictureRequest, PictureSource, Unasked } from "./picture-source.ts";

export interface MirrorPorts {
  readonly records: ImageRecords;
  readonly archive: ImageArchive;
  readonly source: PictureSource;
  readonly imaging: Imaging;
  readonly hosting: Hosting;
  readonly clock: Clock;
}

export type Mirrored =
  /** What is known now; its status says whether there was an answer. */
  | { readonly outcome: "checked"; readonly record: ImageRecord }
  /** There was no time for it, or its host is left alone. Nothing was recorded. */
  | {
      readonly outcome: "unasked";
      readonly printingId: PictureId;
      /** When its host may be asked again, where somebody knows. */
      readonly untilMs?: number;
    };

/**
 * Asks the source for a picture and records what came, unless somebody else has done so
 * since the check was decided. A new picture is stored under its hash, with its cells, before the
 * record names it; the one before it stays where it is.
 *
 * That nothing came is recorded too: whoever takes over after a worker's death need not wait for
 * the same silence. Two that check the same one at once store the same bytes, and the record is
 * written once.
 */
export async function mirrorImage(
  check: PictureCheck,
  budget: CheckBudget,
  ports: MirrorPorts,
): Promise<Mirrored> {
  const { printingId, sourceUrl, isRepair } = check;
  const record = (await ports.records.find([printingId])).get(printingId);
  if (record && !isRepair && !isDue(record, sourceUrl, ports.clock())) {
    return { outcome: "checked", record };
  }
  const answer = await asked(check, record, budget, ports);
  if (!answer) return { outcome: "unasked", printingId };
  if (answer.kind === "unasked") return { outcome: "unasked", printingId, untilMs: answer.untilMs };
  const found = await checkedRecord({ ...check, record }, answer, ports);
  if ((await ports.records.save(found, record)) === "saved") {
    return { outcome: "checked", record: found };
  }
  const newer = (await ports.records.find([printingId])).get(printingId);
  return { outcome: "checked", record: newer ?? found };
}

/** Undefined when there is no time. What is gone from its new address may be at the old one again. */
async function asked(
  check: PictureCheck,
  record: ImageRecord | undefined,
  budget: CheckBudget,
  ports: MirrorPorts,
): Promise<PictureAnswer | Unasked | undefined> {
  const { sourceUrl, printingId } = check;
  const known = record?.sourceUrl === sourceUrl ? record : undefined;
  const tags = { printingId, sha256: record?.sha256, ...conditionsOf(check, record) };
  if (known?.movedTo) {
    const { movedTo } = known;
    const answer = await askedAt(movedTo, tags, budget, ports);
    if (!answer || answer.kind === "failed" || answer.kind === "unasked") return answer;
    // Where it leads from there, if it leads on, is the newer address.
    if (answer.kind === "picture" || answer.kind === "unchanged") return { movedTo, ...answer };
  }
  return askedAt(sourceUrl, tags, budget, ports);
}

async function askedAt(
  url: string,
  asking: Omit<PictureRequest, "timeoutMs" | "leftMs">,
  budget: CheckBudget,
  { source, clock }: MirrorPorts,
): Promise<PictureAnswer | Unasked | undefined> {
  const timeoutMs = budget.timeoutMs(url);
  if (timeoutMs <= 0) return undefined;
  const startedMs = clock().getTime();
  const answer = await source.fetch(url, { ...asking, timeoutMs, leftMs: budget.leftMs() });
  // What nobody was asked for says nothing of its host.
  if (answer.kind === "unasked") return answer;
  const hasFailed = answer.kind === "failed";
  budget.note(url, {
    outcome: hasFailed ? "failed" : "answered",
    // Waiting for one's turn is no fault of the host.
    tookMs: (hasFailed ? answer.tookMs : undefined) ?? clock().getTime() - startedMs,
    wantsPause: hasFailed && answer.retryAfterSeconds !== undefined,
  });
  return answer;
}
