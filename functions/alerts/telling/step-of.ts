import type { StoredDelivery } from "#schemas/storage/alert-items.ts";
import type { WhenToTell } from "./when-to-tell.ts";

/** What is to be done now so that a channel is told of a notice. */
export type Step =
  | { readonly step: "nothing" }
  /** Somebody is at it, or it is not time yet. */
  | { readonly step: "look_again"; readonly at: Date }
  | { readonly step: "postpone"; readonly at: Date }
  | { readonly step: "collect"; readonly at: Date }
  | { readonly step: "drop"; readonly reason: string }
  | { readonly step: "send" };

type Known = Pick<StoredDelivery, "state" | "until" | "isDigest" | "attempts">;

/**
 * What follows from what is known of a delivery; pure. One that is being sent is left alone until whoever sends it must be dead; what waits for a
 * digest is told by that.
 */
export function stepOf(delivery: Known | undefined, when: WhenToTell, now: Date): Step {
  if (delivery && isOver(delivery)) return { step: "nothing" };
  if (delivery?.isDigest && delivery.state === "waiting") return { step: "nothing" };
  const until = delivery?.until === undefined ? undefined : new Date(delivery.until);
  if (until && until.getTime() > now.getTime()) return { step: "look_again", at: until };
  switch (when.when) {
    case "never":
      return { step: "drop", reason: when.reason };
    case "at":
      return { step: "postpone", at: when.at };
    // What has been tried already is not put off for a digest.
    case "digest":
      return (delivery?.attempts ?? 0) > 0 ? { step: "send" } : { step: "collect", at: when.at };
    case "now":
      return { step: "send" };
  }
}

/** A mail that bounces was taken for sent before; what was said to have failed is not sent by a late word. */
export const isChangedBy = (
  before: Pick<StoredDelivery, "state">,
  became: Pick<StoredDelivery, "state">,
): boolean => !isOver(before) || (before.state === "sent" && became.state === "failed");

export const isOver = ({ state }: Pick<StoredDelivery, "state">): boolean =>
  state === "sent" || state === "failed" || state === "dropped";
