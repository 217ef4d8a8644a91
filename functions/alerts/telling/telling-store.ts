import type { Alert } from "#schemas/alerts/alert.ts";
import type { AlertSettings } from "#schemas/alerts/settings.ts";
import type { ChannelItem, NoticeItem, StoredDelivery } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";

/** Which notice of whom. */
export interface NoticePlace {
  readonly userId: string;
  readonly noticeId: Ulid;
}

export type Deliveries = Readonly<Record<Ulid, StoredDelivery>>;

/** A notice with all that decides who is told of it, and when. */
export interface NoticeState {
  readonly userId: string;
  readonly notice: NoticeItem;
  /** Undefined where it is gone. */
  readonly alert: Alert | undefined;
  readonly settings: AlertSettings;
  /** Those that the alert names, and that were told before. */
  readonly channels: ReadonlyMap<Ulid, ChannelItem>;
}

/** What becomes of deliveries of a notice. */
export interface DeliveryChange extends NoticePlace {
  /** As they were read; what is not among them was not there. */
  readonly before: Deliveries;
  readonly after: Deliveries;
}

/** What tells channels reads and writes of notices. Reads see the newest write. */
export interface TellingStore {
  /** Notices that are there, each once, in no order. */
  read(places: readonly NoticePlace[]): Promise<readonly NoticeState[]>;
  /** What is known of one channel of a user's, and when they want to be told. */
  channel(
    userId: string,
    channelId: Ulid,
  ): Promise<{ readonly channel: ChannelItem | undefined; readonly settings: AlertSettings }>;
  /** Notices of one user that are there, in no order. */
  notices(userId: string, ids: readonly Ulid[]): Promise<readonly NoticeItem[]>;
  /**
   * Writes each change if all of its deliveries still are what was read: whole, or not at all.
   *
   * @returns those that somebody else was before
   */
  keep(changes: readonly DeliveryChange[]): Promise<readonly DeliveryChange[]>;
}
