import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { ImageQueue } from "./image-queue.ts";
import type { ImageRecords } from "./image-records.ts";

export interface WantedPorts {
  readonly queue: ImageQueue;
  readonly records: Pick<ImageRecords, "find">;
  readonly clock: Clock;
}

/**
 * Has the pictures of cards that entered a collection fetched before anybody asks for them. Most are
 * somebody else's card already: one whose picture is there, or is not to be asked for again yet, is
 * left out, which saves a message, a call and its writes for nearly every addition. Whether a picture
 * that is there has changed at its source is asked when it is drawn.
 */
export async function queueWantedImages(
  added: readonly { readonly printingId: PrintingId }[],
  { queue, records, clock }: WantedPorts,
): Promise<{ wanted: number }> {
  const ids = [...new Set(added.map(({ printingId }) => printingId))];
  const found = await records.find(ids);
  const now = clock();
  const wanted = ids.filter((id) => !isKnown(found.get(id), now));
  if (wanted.length > 0) await queue.send(wanted);
  return { wanted: wanted.length };
}

function isKnown(record: ImageRecord | undefined, now: Date): boolean {
  if (!record || record.status === "present") return record !== undefined;
  return record.nextCheckAt !== undefined && now.getTime() < Date.parse(record.nextCheckAt);
}
