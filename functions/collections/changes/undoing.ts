import type { Clock } from "#shared/kernel/clock.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { SaleStore } from "../sales/sale-store.ts";
import type { Ledger } from "./ledger.ts";

export interface UndoPorts {
  readonly collections: CollectionStore;
  readonly lots: LotStore;
  readonly ledger: Pick<Ledger, "read" | "write">;
  readonly sales: Pick<SaleStore, "get">;
  readonly clock: Clock;
}
