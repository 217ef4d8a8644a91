import type { PicturePurpose } from "#schemas/images/purpose.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { type CreateRenderPorts, createRender } from "../images/index.ts";
import { type PlanDeps, type PlanRequest, planRender } from "./plan-render.ts";

export type RenderCardsDeps = PlanDeps & CreateRenderPorts;

export interface CardsToRender extends PlanRequest {
  readonly idempotencyKey?: string | undefined;
  /** What it is drawn for before anybody has asked for it. */
  readonly purpose?: PicturePurpose | undefined;
}

/**
 * Has a picture of cards drawn.
 *
 * @throws DomainError as {@link planRender} and `createRender`
 */
export async function renderCards(
  { idempotencyKey, purpose, ...wanted }: CardsToRender,
  deps: RenderCardsDeps,
): Promise<RenderItem> {
  const { userId, subject, options } = wanted;
  return createRender(
    {
      ...{ userId, subject, purpose, idempotencyKey, request: { subject, options } },
      plan: () => planRender(wanted, deps),
    },
    deps,
  );
}
