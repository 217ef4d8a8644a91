import type { PlacedPicture } from "#schemas/images/poster.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { checkBudget } from "../pictures/check-budget.ts";
import { orReason } from "../pictures/derived-picture.ts";
import { type MirrorPorts, mirrorImage } from "../pictures/mirror-image.ts";
import type { PosterPress } from "./poster-press.ts";

export interface PosterPictures extends MirrorPorts {
  readonly press: Pick<PosterPress, "whole">;
}

interface WantedPicture extends Pick<PlacedPicture, "picture" | "whose" | "as"> {
  /** Made again whatever lies there: that turned out to be no picture. */
  readonly isAnew: boolean;
}

/** For a picture that has got lost; whoever waits for the poster waits for it. */
const repairMs = 10_000;

/**
 * The bytes of a picture as posters show it. A card's is made when it is first shown, of the original that was kept; where that is gone or damaged, its
 * source is asked for it again.
 *
 * @throws MessageError `permanent` when it cannot be had: what is drawn without it lies under another address
 */
export async function pictureOfPoster(
  wanted: WantedPicture,
  ports: PosterPictures,
): Promise<Uint8Array> {
  const kept = await whatIsKept(wanted, ports);
  if (kept) return kept;
  const { whose, picture } = wanted;
  if (whose) {
    const check = { printingId: whose.id, sourceUrl: whose.sourceUrl, isRepair: true };
    await mirrorImage(check, checkBudget(repairMs, ports.clock), ports);
    await ports.source.record();
    const mended = await whatIsKept(wanted, ports);
    if (mended) return mended;
  }
  throw new MessageError("permanent", `The picture ${picture} is not there any more.`);
}

async function whatIsKept(
  { picture, as, isAnew }: WantedPicture,
  { archive, press }: PosterPictures,
): Promise<Uint8Array | undefined> {
  const cell = as === "card" && !isAnew ? await archive.whole(picture) : undefined;
  if (cell) return cell;
  const original = await archive.original(picture);
  // What lies under another picture's hash is not that picture.
  if (!original || Sha256.parse(sha256(original)) !== picture) return undefined;
  if (as === "sign") return original;
  const whole = await orReason(() => press.whole(original));
  if (typeof whole === "string") return undefined;
  await archive.keepWhole(picture, whole);
  return whole;
}
