import type { MadeFormat } from "#schemas/images/made-format.ts";
import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { askedFormat } from "#schemas/storage/picture-asked.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { noPicture, pictureUnavailable } from "../errors.ts";
import { isDue } from "../pictures/check-intervals.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import { askOnce } from "./ask-once.ts";
import { patience, type Shown } from "./patience.ts";
import type { PictureAsks } from "./picture-asks.ts";

/** A picture that is ours to show. */
export interface HostedPicture {
  readonly id: PictureId;
  readonly record: ImageRecord | undefined;
  /** Where its source shows it; undefined when its source names none. */
  readonly sourceUrl: string | undefined;
  /** The encoding that it is wanted in; absent where it is wanted as it came. */
  readonly format?: MadeFormat;
  /** Its address once the record says that it lies there. */
  readonly addressIn: (record: ImageRecord) => string | undefined;
}

export interface AskPorts {
  readonly asks: PictureAsks;
  readonly imageQueue: ImageQueue;
  readonly pictureAllowance: PictureAllowance;
  readonly clock: Clock;
}

/** How many pictures one address may have fetched in a stretch of time [ACC-5]. */
interface PictureAllowance {
  /** @throws DomainError `request.too_many` when it is one too many now */
  spend(address: string): Promise<void>;
}

/**
 * Leads to a picture; one that is not there is asked for. The last good picture is shown whatever has
 * become of it at its source.
 *
 * @param address of whoever asks
 * @throws DomainError `images.no_picture`, `images.picture_unavailable`, `request.too_many`
 */
export async function showHosted(
  picture: HostedPicture,
  address: string,
  ports: AskPorts,
): Promise<Shown> {
  const { id, record, sourceUrl, addressIn } = picture;
  const now = ports.clock();
  const isOld = sourceUrl !== undefined && isDue(record, sourceUrl, now);
  const url = record && addressIn(record);
  if (url) {
    if (isOld) await unlessTooMany(haveFetched({ id }, address, ports));
    return { kind: "there", url };
  }
  if (!record?.sha256) {
    if (sourceUrl === undefined) throw noPicture(id);
    if (record && !isOld) throw notHad(record, now);
  }
  const askedAt = await haveFetched(lackedOf(picture), address, ports);
  const heard = patience(askedAt, now);
  if (heard.kind === "wanted") return heard;
  const reason = record?.reason ?? "its server is left alone for a while";
  throw pictureUnavailable(id, reason, heard.againMs);
}

type Fetch = Pick<HostedPicture, "id" | "format">;

/** What comes is WebP by itself, and is asked for as a picture; so is what is shown as it came. */
function lackedOf({ id, format, record }: HostedPicture): Fetch {
  const isMade = format !== undefined && (record?.sha256 !== undefined || format !== "webp");
  return isMade ? { id, format } : { id };
}

/** Has a picture fetched, or checked. @returns when that was asked for first */
export const haveFetched = (
  { id, format }: Fetch,
  address: string,
  ports: AskPorts,
): Promise<Date> =>
  askOnce(
    {
      id: format ? askedFormat(id, format) : id,
      spend: () => ports.pictureAllowance.spend(address),
      send: () => ports.imageQueue.send([id], format && [format]),
    },
    ports,
  );

/** Whoever has no allowance left sees what is there all the same. */
export async function unlessTooMany<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const isTooMany = error instanceof DomainError && error.code === "request.too_many";
    if (!isTooMany) throw error;
    return undefined;
  }
}

/** Why the last check brought no picture. */
function notHad({ printingId: id, status, reason, nextCheckAt }: ImageRecord, now: Date) {
  if (status === "missing") return noPicture(id, nextCheckAt);
  const againMs = nextCheckAt ? Date.parse(nextCheckAt) - now.getTime() : 0;
  return pictureUnavailable(id, reason ?? `it is ${status}`, againMs);
}
