import type { Clock } from "#shared/kernel/clock.ts";
import type { LongChanges } from "../changes/long-changes.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { ImportStore } from "./import-store.ts";

/** What applying an import needs. */
export interface ImportPorts {
  readonly imports: ImportStore;
  readonly longChanges: Pick<LongChanges, "begin" | "end" | "find" | "part">;
  readonly collections: Pick<CollectionStore, "get" | "discarded">;
  readonly lots: Pick<LotStore, "find" | "tally">;
  readonly clock: Clock;
}

/** What bringing a part to its end needs, once it was begun. */
export type SettlePorts = Pick<ImportPorts, "imports" | "lots" | "collections" | "clock"> & {
  readonly longChanges: Pick<ImportPorts["longChanges"], "part">;
};
