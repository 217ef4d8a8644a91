import type { Firing } from "#schemas/alerts/notice.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import type { Instant, Ulid } from "#schemas/values.ts";
import type { Attempt, Receiver } from "../webhooks/attempt.ts";

/** A firing as it lies in an inbox. */
export interface FiredNotice {
  readonly id: Ulid;
  readonly at: Instant;
  readonly told: Firing;
}

/** Notices of one digest: an account has as many alerts. What waits beyond that is told by the next. */
export const mostInDigest = 1_000;

/** What a channel is told. */
export type Content =
  | { readonly kind: "fired"; readonly notice: FiredNotice }
  /** The newest first. */
  | {
      readonly kind: "digest";
      readonly id: Ulid;
      readonly at: Instant;
      readonly notices: readonly FiredNotice[];
    }
  | { readonly kind: "test"; readonly id: Ulid; readonly at: Instant };

/** What came of telling. */
export interface Told {
  readonly attempt: Attempt;
  readonly receiver: Receiver;
  /** What the receiver said, or why it was not asked, in a sentence; no secret in it. */
  readonly sentence: string;
}

/** Brings what there is to tell to a channel, once each time that it is asked. Rejects for nothing that a receiver does. */
export interface Teller {
  tell(userId: string, channel: ChannelItem, content: Content): Promise<Told>;
}

/** The same for each try to tell a channel of the same thing, so that a receiver knows it again. */
export const messageId = ({ id }: Pick<ChannelItem, "id">, content: Content): string =>
  `msg_${content.kind === "fired" ? content.notice.id : content.id}_${id}`;
