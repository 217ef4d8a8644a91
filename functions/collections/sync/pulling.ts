import type { SyncedCollection, SyncedItem } from "#schemas/collections/sync.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Ledger } from "../changes/ledger.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import type { CountedCollections } from "../collection/counted-collections.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { SyncPlace } from "./sync-cursor.ts";

export interface PullPorts {
  readonly collections: Pick<CollectionStore, "get">;
  readonly counted: Pick<CountedCollections, "list">;
  readonly lots: Pick<LotStore, "find" | "list">;
  readonly ledger: Pick<Ledger, "since">;
  readonly clock: Clock;
}

/** What is told, and where it goes on: later, where all was told that there was. */
export interface Step {
  readonly collections: readonly SyncedCollection[];
  readonly items: readonly SyncedItem[];
  readonly next: SyncPlace;
  readonly isEnd: boolean;
}
