import type { DigestItem, WaitItem } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";

/** Whose digest. */
export interface DigestPlace {
  readonly userId: string;
  readonly channelId: Ulid;
}

/** What waits for the digests of channels, and the one that is being told. Reads see the newest write. */
export interface DigestStore {
  /** Puts a notice among those that wait, or changes until when it does. */
  wait(place: DigestPlace, item: WaitItem): Promise<void>;
  /** Those that wait, the oldest first, and so many at most. */
  waiting(place: DigestPlace, most: number): Promise<readonly WaitItem[]>;
  /** Takes notices from those that wait. */
  settle(place: DigestPlace, noticeIds: readonly Ulid[]): Promise<void>;
  get(place: DigestPlace): Promise<DigestItem | undefined>;
  /** @param before as it was read; undefined where there was none */
  keep(
    place: DigestPlace,
    item: DigestItem,
    before: DigestItem | undefined,
  ): Promise<"kept" | "overtaken">;
}
