import { Quality } from "#schemas/images/composite.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { type PrintingId, Sha256 } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { type Imaging, UnusablePicture } from "../drawing/imaging.ts";
import { isDue } from "./card-picture.ts";
import type { ImageRecords } from "./image-records.ts";
import type { ImageArchive } from "./image-store.ts";
import type { PictureAnswer, PictureSource } from "./picture-source.ts";

export interface MirrorPorts {
  readonly records: ImageRecords;
  readonly archive: ImageArchive;
  readonly source: PictureSource;
  readonly imaging: Imaging;
  readonly clock: Clock;
}

/** A picture that is to be asked for. */
export interface PictureCheck {
  readonly printingId: PrintingId;
  readonly sourceUrl: string;
  /** Fetches it whole and makes its cells anew, even if it has not changed. */
  readonly isRepair?: boolean;
}

type KnownCheck = PictureCheck & { readonly record: ImageRecord | undefined };

export type Mirrored =
  | { readonly outcome: "checked"; readonly record: ImageRecord }
  /** The source did not answer; nothing was recorded, and the picture is still due. */
  | {
      readonly outcome: "unreachable";
      readonly reason: string;
      readonly retryAfterSeconds?: number | undefined;
    };

/**
 * Asks the source for the picture of a card and records what came, unless somebody else has done so
 * since the check was decided. A new picture is stored under
 * its hash, with its cells, before the record names it; the one before it stays where it is.
 *
 * Two that check the same card at once store the same bytes, and the record is written once.
 */
export async function mirrorImage(check: PictureCheck, ports: MirrorPorts): Promise<Mirrored> {
  const { printingId, sourceUrl, isRepair } = check;
  const record = (await ports.records.find([printingId])).get(printingId);
  if (record && !isRepair && !isDue(record, sourceUrl, ports.clock())) {
    return { outcome: "checked", record };
  }
  const isComparable = record?.sourceUrl === sourceUrl && record.sha256 !== undefined && !isRepair;
  const { etag, lastModified } = isComparable ? record : {};
  const answer = await ports.source.fetch(sourceUrl, { etag, lastModified });
  if (answer.kind === "failed") {
    const { reason, retryAfterSeconds } = answer;
    return { outcome: "unreachable", reason, retryAfterSeconds };
  }
  const found = await recordOf({ ...check, record }, answer, ports);
  if ((await ports.records.save(found, record)) === "saved") {
    return { outcome: "checked", record: found };
  }
  const newer = (await ports.records.find([printingId])).get(printingId);
  return { outcome: "checked", record: newer ?? found };
}

async function recordOf(
  check: KnownCheck,
  answer: Exclude<PictureAnswer, { kind: "failed" }>,
  ports: MirrorPorts,
): Promise<ImageRecord> {
  const { printingId, sourceUrl, record } = check;
  const { sha256: before, version = 0, etag, lastModified } = record ?? {};
  const base = { printingId, sourceUrl, checkedAt: ports.clock().toISOString() };
  const lastGood = { version, ...(before && { sha256: before }) };
  switch (answer.kind) {
    case "unchanged":
      return { ...base, ...lastGood, status: "present", etag, lastModified };
    case "absent":
      return { ...base, ...lastGood, status: "missing" };
    case "unusable":
      return { ...base, ...lastGood, status: "broken", reason: answer.reason };
    case "picture": {
      const stored = await storedAs(answer.bytes, check, ports);
      if ("reason" in stored) return { ...base, ...lastGood, status: "broken", ...stored };
      const picture = {
        sha256: stored.hash,
        version: stored.hash === before ? version : version + 1,
      };
      const { etag, lastModified } = answer;
      return { ...base, ...picture, status: "present", etag, lastModified };
    }
  }
}

/** Stores a picture with its cells; one that the record names already lies there. */
async function storedAs(
  bytes: Uint8Array,
  { record, isRepair }: KnownCheck,
  { archive, imaging }: MirrorPorts,
): Promise<{ hash: Sha256 } | { reason: string }> {
  const hash = Sha256.parse(sha256(bytes));
  if (hash === record?.sha256 && !isRepair) return { hash };
  try {
    const { format, cells } = await imaging.derive(bytes);
    await Promise.all([
      archive.keepOriginal(hash, bytes, `image/${format}`),
      ...Quality.options.map((quality) => archive.keepCell(hash, quality, cells[quality])),
    ]);
    return { hash };
  } catch (error) {
    if (error instanceof UnusablePicture) return { reason: error.message };
    throw error;
  }
}
