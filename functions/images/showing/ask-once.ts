import type { AskedId } from "#schemas/storage/picture-asked.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { PictureAsks } from "./picture-asks.ts";

/** What is to be had, and from whose allowance. */
export interface Wish {
  readonly id: AskedId;
  /** @throws DomainError `request.too_many` when it is one too many now */
  readonly spend: () => Promise<void>;
  /** Tells whoever makes it. */
  readonly send: () => Promise<void>;
}

/**
 * Has something made or fetched, once however many ask for it meanwhile. Who asks for what is asked for already
 * spends nothing.
 *
 * @returns when it was asked for first
 * @throws DomainError `request.too_many`
 */
export async function askOnce(
  { id, spend, send }: Wish,
  { asks, clock }: { readonly asks: PictureAsks; readonly clock: Clock },
): Promise<Date> {
  const before = await asks.find(id);
  if (before) return before;
  await spend();
  if ((await asks.begin(id)) === "begun") {
    try {
      await send();
    } catch (error) {
      await asks.forget(id);
      throw error;
    }
  }
  return clock();
}
