import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { Sha256 } from "#schemas/values.ts";
import { isDue } from "../pictures/check-intervals.ts";
import type { ImageRecords } from "../pictures/image-records.ts";
import { type AskPorts, haveFetched, unlessTooMany } from "./hosted-picture.ts";

/** A picture that something else is drawn with. */
export interface WantedPicture {
  readonly id: PictureId;
  /** Where its source shows it; undefined when its source names none. */
  readonly sourceUrl: string | undefined;
}

export type PictureAtHand =
  /** The last good one, whatever has become of it at its source. */
  | { readonly kind: "there"; readonly picture: Sha256 }
  /** It has just been asked for: whoever waits a moment may get it. */
  | { readonly kind: "coming" }
  | { readonly kind: "none" };

/** So long a picture that was asked for is worth waiting for; fetching one takes a second or two. */
const worthMs = 10_000;

export type PicturesAtHandPorts = AskPorts & { readonly records: Pick<ImageRecords, "find"> };

/**
 * What is there of pictures; what is not, or is due for a check, is asked for, within the allowance of whoever asks.
 *
 * @param address of whoever asks
 */
export async function picturesAtHand(
  wanted: readonly WantedPicture[],
  address: string,
  { records, ...ports }: PicturesAtHandPorts,
): Promise<ReadonlyMap<PictureId, PictureAtHand>> {
  const found = await records.find(wanted.map(({ id }) => id));
  const all = wanted.map(
    async (one) => [one.id, await atHand(one, found.get(one.id), address, ports)] as const,
  );
  return new Map(await Promise.all(all));
}

async function atHand(
  { id, sourceUrl }: WantedPicture,
  record: ImageRecord | undefined,
  address: string,
  ports: AskPorts,
): Promise<PictureAtHand> {
  const now = ports.clock();
  const isWanted = sourceUrl !== undefined && isDue(record, sourceUrl, now);
  const askedAt = isWanted ? await unlessTooMany(haveFetched({ id }, address, ports)) : undefined;
  if (record?.sha256) return { kind: "there", picture: record.sha256 };
  const isFresh = askedAt && now.getTime() - askedAt.getTime() < worthMs;
  return { kind: isFresh ? "coming" : "none" };
}
