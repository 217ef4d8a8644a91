import type { RenderItem } from "#schemas/storage/image-items.ts";
import { type CreateRenderPorts, createRender } from "../images/index.ts";
import { type PlanDeps, type PlanRequest, planRender } from "./plan-render.ts";

export type RenderCardsDeps = PlanDeps & CreateRenderPorts;

/**
 * Has a picture of cards drawn; without a key also for whoever wants it drawn in advance, such as for what is shared.
 *
 * @throws DomainError as {@link planRender} and `createRender`
 */
export async function renderCards(
  { idempotencyKey, ...wanted }: PlanRequest & { readonly idempotencyKey?: string | undefined },
  deps: RenderCardsDeps,
): Promise<RenderItem> {
  const { userId, subject, options } = wanted;
  return createRender(
    {
      ...{ userId, subject, idempotencyKey, request: { subject, options } },
      plan: () => planRender(wanted, deps),
    },
    deps,
  );
}
