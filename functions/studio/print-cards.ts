import { CompositeOptions } from "#schemas/images/composite.ts";
import type { PrintOptions } from "#schemas/images/print.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { type CreatePrintPorts, createPrint } from "../images/index.ts";
import { type PlanDeps, type PlanRequest, planRender } from "./plan-render.ts";

export type PrintCardsDeps = PlanDeps & CreatePrintPorts;

export interface CardsToPrint extends Omit<PlanRequest, "options"> {
  /** Which of the subject's cards, and in which order. */
  readonly which: Pick<CompositeOptions, "filter" | "sort">;
  readonly options: PrintOptions;
  readonly idempotencyKey?: string | undefined;
}

/**
 * Has cards printed at their true size.
 *
 * @throws DomainError as {@link planRender} and `createPrint`
 */
export async function printCards(
  { userId, subject, which, options, idempotencyKey }: CardsToPrint,
  deps: PrintCardsDeps,
): Promise<RenderItem> {
  return createPrint(
    {
      ...{ userId, subject, options, idempotencyKey },
      request: { print: options, subject, ...which },
      async cards() {
        const wanted = { userId, subject, options: CompositeOptions.parse(which) };
        return (await planRender(wanted, deps)).cards;
      },
    },
    deps,
  );
}
