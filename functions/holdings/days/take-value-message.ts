import type { DomainEvent } from "#schemas/messages/events/envelope.ts";
import type { ShardToValue, UserToValue } from "#schemas/messages/values-wanted.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { type ValuesAsked, valueAllHolders, valueShard } from "./value-all-holders.ts";
import { type ValueDeps, valueHoldings } from "./value-holdings.ts";

export type ValueMessage =
  | DomainEvent<"collection.changed" | "prices.entered" | "prices.current">
  | ShardToValue
  | UserToValue;

/** Containers look for newer prices so often. */
const pricesComeSeconds = 10;

/**
 * What a message asks for: a user has changed something or entered prices, or newer prices have come for all. These come up to 24 times a day, and going
 * through everybody costs: prices that come sooner than `gapSeconds` after the last pass wait, and those of which newer ones went first are done.
 */
export async function takeValueMessage(
  message: ValueMessage,
  deps: ValueDeps & { readonly asked: ValuesAsked; readonly gapSeconds: number },
  { attempt }: { readonly attempt: number },
) {
  const isRepeated = attempt > 1;
  if (!("kind" in message)) {
    const { version: _version, ...asked } = message;
    if ("shard" in asked) return valueShard(asked, deps);
    const { builtAt } = await deps.copyPrices.of(asked.game);
    if (builtAt < asked.builtAt) return new ComeBack(pricesComeSeconds, { outcome: "older" });
    return valueHoldings({ userId: asked.userId, game: asked.game, isRepeated }, deps);
  }
  if (message.kind === "prices.current") {
    const { game, builtAt } = message.detail;
    // Whoever was interrupted has begun, and may not have asked for all.
    if (isRepeated) return valueAllHolders({ game, builtAt }, deps);
    const pass = { game, builtAt, at: deps.clock().toISOString() };
    const begun = await deps.holders.begin(pass, deps.gapSeconds);
    if (begun.outcome === "done") return { outcome: "done" };
    if (begun.outcome === "early") return new ComeBack(begun.leftSeconds, { outcome: "early" });
    return valueAllHolders({ game, builtAt }, deps);
  }
  return valueHoldings({ ...message.detail, isRepeated }, deps);
}
