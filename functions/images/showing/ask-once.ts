import type { PictureId } from "#schemas/images/picture-id.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { PictureAsks } from "./picture-asks.ts";

export interface AskPorts {
  readonly asks: PictureAsks;
  readonly imageQueue: ImageQueue;
  readonly pictureAllowance: PictureAllowance;
  readonly clock: Clock;
}

/** How many pictures one address may have fetched in a stretch of time [ACC-5]. */
export interface PictureAllowance {
  /** @throws DomainError `request.too_many` when it is one too many now */
  spend(address: string): Promise<void>;
}

/**
 * Has a picture fetched, once however many ask for it meanwhile. Who asks for what is asked for already
 * spends nothing.
 *
 * @param address whose allowance it is
 * @returns when it was asked for first
 * @throws DomainError `request.too_many`
 */
export async function askOnce(
  id: PictureId,
  address: string,
  { asks, imageQueue, pictureAllowance, clock }: AskPorts,
): Promise<Date> {
  const before = await asks.find(id);
  if (before) return before;
  await pictureAllowance.spend(address);
  if ((await asks.begin(id)) === "begun") {
    try {
      await imageQueue.send([id]);
    } catch (error) {
      await asks.forget(id);
      throw error;
    }
  }
  return clock();
}
