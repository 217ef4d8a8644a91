import type { Clock } from "#shared/kernel/clock.ts";
import type { Ledger } from "../changes/ledger.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { Printings } from "../items/printings.ts";
import type { UploadedPictures } from "../items/uploaded-pictures.ts";

export interface EditItemsPorts {
  readonly collections: Pick<CollectionStore, "get">;
  readonly lots: LotStore;
  readonly ledger: Pick<Ledger, "write">;
  readonly printings: Printings;
  readonly pictures: UploadedPictures;
  readonly clock: Clock;
}
