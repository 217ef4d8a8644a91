import type { Notice } from "#schemas/alerts/notice.ts";
import type {
  ChannelItem,
  ChannelRequestItem,
  UnsubscribeItem,
} from "#schemas/storage/alert-items.ts";
import type { Day, Sha256, Ulid } from "#schemas/values.ts";
import type { RequestNote } from "#shared/kernel/idempotency.ts";

/** Keeps the channels of users, secrets and all. Reads see the newest write. */
export interface ChannelStore {
  /**
   * @param note of the request, where it came with a key
   * @returns `refused` where the user has as many as may be, or the key has made one
   */
  create(
    userId: string,
    channel: ChannelItem,
    most: number,
    note?: RequestNote,
  ): Promise<"created" | "refused">;
  /** What a request with this key made within thirty days, whether or not it is still there. */
  made(userId: string, keyHash: Sha256): Promise<ChannelRequestItem | undefined>;
  get(userId: string, id: Ulid): Promise<ChannelItem | undefined>;
  /** All of a user's, the newest first. */
  list(userId: string): Promise<readonly ChannelItem[]>;
  /** Which of these a user has. */
  known(userId: string, ids: readonly Ulid[]): Promise<ReadonlySet<Ulid>>;
  /**
   * Puts a channel in the place of one of the version before it.
   *
   * @param notice put into the inbox with it
   */
  replace(userId: string, channel: ChannelItem, notice?: Notice): Promise<"saved" | "stale">;
  remove(userId: string, channel: ChannelItem): Promise<"removed" | "stale">;
  /**
   * Counts one more code that is mailed on a day.
   *
   * @returns `too_many` where the user has had so many mailed, or the address was mailed so many; then it is not counted
   */
  countMail(
    mail: { readonly userId: string; readonly addressHash: Sha256; readonly day: Day },
    most: { readonly ofUser: number; readonly toAddress: number },
  ): Promise<"counted" | "too_many">;
  /** Whose mails a token ends. */
  ofToken(tokenHash: Sha256): Promise<UnsubscribeItem | undefined>;
}
