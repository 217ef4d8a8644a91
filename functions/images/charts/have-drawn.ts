import type { ChartKey, ChartPlan } from "#schemas/images/chart.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { chartUnavailable } from "../errors.ts";
import type { DrawingAllowance } from "../renders/ask-render.ts";
import type { RenderStore } from "../renders/render-store.ts";
import { pageUrl } from "../renders/render-view.ts";
import { askOnce } from "../showing/ask-once.ts";
import { patience, type Shown } from "../showing/patience.ts";
import type { PictureAsks } from "../showing/picture-asks.ts";
import { chartKey } from "./chart-key.ts";
import type { ChartPlans, ChartQueue } from "./chart-plans.ts";

export interface HaveDrawnPorts {
  readonly renders: Pick<RenderStore, "composite">;
  readonly chartPlans: ChartPlans;
  readonly chartQueue: ChartQueue;
  readonly asks: PictureAsks;
  readonly allowance: DrawingAllowance;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
  readonly clock: Clock;
}

/**
 * Leads to a chart as pixels, under the hash of all that it shows; one that is not there is drawn, once however many ask.
 *
 * @param userId whose allowance it is
 * @throws DomainError `images.picture_unavailable`, `request.too_many`
 */
export async function haveDrawn(
  plan: ChartPlan,
  userId: string,
  ports: HaveDrawnPorts,
): Promise<Shown> {
  const key = chartKey(plan);
  const there = await ports.renders.composite(key);
  if (there) return { kind: "there", url: pageUrl(ports.imagesBaseUrl, there, 1) };
  const send = () => sent(key, plan, ports);
  const spend = () => ports.allowance.spend(userId, 1);
  const askedAt = await askOnce({ id: key, spend, send }, ports);
  const heard = patience(askedAt, ports.clock());
  if (heard.kind === "wanted") return heard;
  throw chartUnavailable(heard.againMs);
}

async function sent(
  key: ChartKey,
  plan: ChartPlan,
  { chartPlans, chartQueue }: HaveDrawnPorts,
): Promise<void> {
  await chartPlans.save(key, plan);
  await chartQueue.send(key);
}
