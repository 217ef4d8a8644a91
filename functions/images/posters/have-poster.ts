import type { PosterKey, PosterPlan } from "#schemas/images/poster.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { posterUnavailable } from "../errors.ts";
import type { DrawingAllowance } from "../renders/ask-render.ts";
import type { RenderStore } from "../renders/render-store.ts";
import { pageUrl } from "../renders/render-view.ts";
import { askOnce } from "../showing/ask-once.ts";
import { patience, type Shown } from "../showing/patience.ts";
import type { PictureAsks } from "../showing/picture-asks.ts";
import { posterKey } from "./poster-key.ts";
import type { PosterPlans, PosterQueue } from "./poster-plans.ts";

export interface HavePosterPorts {
  readonly renders: Pick<RenderStore, "composite">;
  readonly posterPlans: Pick<PosterPlans, "save">;
  readonly posterQueue: PosterQueue;
  readonly asks: PictureAsks;
  readonly allowance: DrawingAllowance;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** A poster takes some tenths of a second from the queue to its file; who asks waits for it as long as it does not annoy. */
const pausesMs = [120, 120, 160, 200, 200] as const;

/**
 * Leads to a poster under the hash of all that it shows; one that is not there is drawn, once however many ask, and awaited for a
 * second at most.
 *
 * @param userId whose allowance it is
 * @returns `late` when nobody could draw it
 * @throws DomainError `request.too_many`
 */
export async function posterOrLate(
  plan: PosterPlan,
  userId: string,
  ports: HavePosterPorts,
): Promise<Shown | { readonly kind: "late"; readonly againMs: number }> {
  const key = posterKey(plan);
  const there = await found(key, ports);
  if (there) return there;
  const send = async () => {
    await ports.posterPlans.save(key, plan);
    await ports.posterQueue.send(key, userId);
  };
  const spend = () => ports.allowance.spend(userId, 1);
  const askedAt = await askOnce({ id: key, spend, send }, ports);
  const heard = patience(askedAt, ports.clock());
  if (heard.kind === "late") return heard;
  for (const milliseconds of pausesMs) {
    await ports.pause(milliseconds);
    const drawn = await found(key, ports);
    if (drawn) return drawn;
  }
  return heard;
}

/** The same for who has nothing else to show. @throws DomainError `images.picture_unavailable`, `request.too_many` */
export async function havePoster(
  plan: PosterPlan,
  userId: string,
  ports: HavePosterPorts,
): Promise<Shown> {
  const shown = await posterOrLate(plan, userId, ports);
  if (shown.kind === "late") throw posterUnavailable(shown.againMs);
  return shown;
}

async function found(
  key: PosterKey,
  { renders, imagesBaseUrl }: HavePosterPorts,
): Promise<Shown | undefined> {
  const there = await renders.composite(key);
  return there && { kind: "there", url: pageUrl(imagesBaseUrl, there, 1) };
}
