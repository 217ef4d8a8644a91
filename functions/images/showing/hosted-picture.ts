import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { noPicture, pictureUnavailable } from "../errors.ts";
import { isDue } from "../pictures/check-intervals.ts";
import { type AskPorts, askOnce } from "./ask-once.ts";
import { askedForSeconds } from "./picture-asks.ts";

/** Where a picture is, or when to ask again for it. */
export type Shown =
  | { readonly kind: "there"; readonly url: string }
  /** It is being fetched. */
  | { readonly kind: "wanted"; readonly retryAfterSeconds: number };

/** A picture that is ours to show. */
export interface HostedPicture {
  readonly id: PictureId;
  readonly record: ImageRecord | undefined;
  /** Where its source shows it; undefined when its source names none. */
  readonly sourceUrl: string | undefined;
  /** Its address once the record says that it lies there. */
  readonly addressIn: (record: ImageRecord) => string | undefined;
}

/** Fetching takes seconds. What is not there after so long waits for its host, and people need not. */
const patientMs = 2 * 60_000;
const leastWaitSeconds = 2;
const longestWaitSeconds = 30;

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
    if (isOld) await haveChecked(id, address, ports);
    return { kind: "there", url };
  }
  if (!record?.sha256) {
    if (sourceUrl === undefined) throw noPicture(id);
    if (record && !isOld) throw notHad(record, now);
  }
  const askedAt = await askOnce(id, address, ports);
  const ageMs = now.getTime() - askedAt.getTime();
  if (ageMs < patientMs) return { kind: "wanted", retryAfterSeconds: waitAfter(ageMs) };
  const againMs = askedAt.getTime() + askedForSeconds * 1000 - now.getTime();
  throw pictureUnavailable(id, record?.reason ?? "its server is left alone for a while", againMs);
}

/** Shorter at first: most pictures are there within seconds. */
const waitAfter = (ageMs: number) =>
  Math.min(longestWaitSeconds, Math.max(leastWaitSeconds, Math.ceil(ageMs / 2_000)));

/** Whoever has no allowance left sees what is there all the same. */
async function haveChecked(id: PictureId, address: string, ports: AskPorts): Promise<void> {
  try {
    await askOnce(id, address, ports);
  } catch (error) {
    const isTooMany = error instanceof DomainError && error.code === "request.too_many";
    if (!isTooMany) throw error;
  }
}

/** Why the last check brought no picture. */
function notHad({ printingId: id, status, reason, nextCheckAt }: ImageRecord, now: Date) {
  if (status === "missing") return noPicture(id, nextCheckAt);
  const againMs = nextCheckAt ? Date.parse(nextCheckAt) - now.getTime() : 0;
  return pictureUnavailable(id, reason ?? `it is ${status}`, againMs);
}
