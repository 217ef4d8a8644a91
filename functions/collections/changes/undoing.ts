import type { UndoneItem } from "#schemas/collections/undone.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import type { ImportStore } from "../imports/import-store.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { SaleStore } from "../sales/sale-store.ts";
import type { Ledger } from "./ledger.ts";
import type { LongChanges } from "./long-changes.ts";
import type { LongUndos } from "./long-undos.ts";

export interface UndoPorts {
  readonly collections: CollectionStore;
  readonly lots: LotStore;
  readonly ledger: Pick<Ledger, "read" | "write">;
  readonly longChanges: LongChanges;
  readonly longUndos: LongUndos;
  readonly imports: ImportStore;
  readonly sales: Pick<SaleStore, "get">;
  readonly clock: Clock;
}

export interface Undo {
  /** The change that takes the other one back; absent where nothing could be taken back. */
  readonly changeId?: Ulid;
  readonly items: readonly UndoneItem[];
  /** Of a long change, that it is still being taken back, by the other change. */
  readonly isRunning?: true;
}
