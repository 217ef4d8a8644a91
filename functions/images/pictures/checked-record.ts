import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { Sha256 } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { afterBadAnswer, afterPicture, type BadAnswer } from "./check-intervals.ts";
import { isToBeHosted } from "./hosting.ts";
import { type KeepPorts, keepPicture } from "./keep-picture.ts";
import { conditionsOf, type PictureCheck } from "./picture-check.ts";
import type { PictureAnswer } from "./picture-source.ts";

interface RecordPorts extends KeepPorts {
  readonly clock: Clock;
}

type KnownCheck = PictureCheck & { readonly record: ImageRecord | undefined };

const unaskedUnchanged = { reason: "The source said 304 to a request without conditions." };

/**
 * What is known of a picture after a check. Whatever came, the last good picture stays the card's
 * picture until there is another; a picture that comes is stored first.
 */
export async function checkedRecord(
  check: KnownCheck,
  answer: PictureAnswer,
  ports: RecordPorts,
): Promise<ImageRecord> {
  const now = ports.clock();
  switch (answer.kind) {
    case "unchanged": {
      // Said to whoever did not ask what has changed, it says nothing of the picture.
      const { etag, lastModified } = conditionsOf(check, check.record);
      if (!etag && !lastModified) return bad("broken", check, now, unaskedUnchanged);
      return present(lastGood(check), { ...answer, etag, lastModified }, check, now);
    }
    case "picture": {
      const stored = await storedAs(answer.bytes, check, ports);
      if ("reason" in stored) return bad("broken", check, now, stored);
      const { sha256: before, version = 0 } = check.record ?? {};
      const isNew = stored.hash !== before;
      const { hash, files } = stored;
      const picture = { sha256: hash, version: isNew ? version + 1 : version, files };
      return present(picture, answer, check, now);
    }
    case "absent":
      return bad("missing", check, now);
    case "unusable":
      return bad("broken", check, now, answer);
    case "refused":
      return bad("refused", check, now, answer);
    case "failed":
      return bad("unreachable", check, now, answer);
  }
}

function present(
  picture: LastGood,
  { etag, lastModified, movedTo }: Pick<ImageRecord, "etag" | "lastModified" | "movedTo">,
  { printingId, sourceUrl }: KnownCheck,
  now: Date,
): ImageRecord {
  const at = { checkedAt: now.toISOString(), nextCheckAt: afterPicture(now) };
  return {
    printingId,
    sourceUrl,
    ...picture,
    status: "present",
    etag,
    lastModified,
    movedTo,
    ...at,
  };
}

/** The next check asks at the card's own address again, unless nobody answered at the new one. */
function bad(
  answer: BadAnswer,
  check: KnownCheck,
  now: Date,
  { reason, retryAfterSeconds }: { reason?: string; retryAfterSeconds?: number | undefined } = {},
): ImageRecord {
  const { printingId, sourceUrl } = check;
  const known = check.record?.sourceUrl === sourceUrl ? check.record : undefined;
  const badAnswers = (known?.badAnswers ?? 0) + 1;
  const { etag, lastModified, movedTo } = known ?? {};
  return {
    ...{ printingId, sourceUrl, ...lastGood(check), etag, lastModified },
    movedTo: answer === "unreachable" ? movedTo : undefined,
    status: answer === "refused" ? "unreachable" : answer,
    checkedAt: now.toISOString(),
    nextCheckAt: afterBadAnswer(answer, badAnswers, now, retryAfterSeconds),
    ...{ badAnswers, reason },
  };
}

type LastGood = Pick<ImageRecord, "sha256" | "version" | "files">;

function lastGood({ record }: KnownCheck): LastGood {
  const { sha256, version = 0, files } = record ?? {};
  return { version, ...(sha256 && { sha256, files }) };
}

/** Stores a picture with all that is shown of it; one that the record names already lies there. */
async function storedAs(
  bytes: Uint8Array,
  { printingId: id, record, isRepair }: KnownCheck,
  ports: RecordPorts,
): Promise<{ hash: Sha256; files: ImageRecord["files"] } | { reason: string }> {
  const hash = Sha256.parse(sha256(bytes));
  const isThere = hash === record?.sha256 && !isRepair && !isToBeHosted(record, ports.hosting);
  if (isThere) return { hash, files: record.files };
  const kept = await keepPicture({ id, hash, bytes }, ports);
  return "reason" in kept ? kept : { hash, files: kept.files };
}
