import type { AlertList } from "#schemas/storage/alert-items.ts";
import type { WantReason } from "#schemas/storage/interest.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { IdTables } from "../catalog/index.ts";
import type { CollectionStore } from "../collections/index.ts";
import type { ValuePaths } from "../holdings/index.ts";
import type { CardPaths, Rates } from "../prices/reading/index.ts";
import type { AlertStore } from "./alert/alert-store.ts";
import type { NoticeStore } from "./inbox/notice-store.ts";
import type { SearchAlert, SearchAlerts } from "./searches/search-alerts.ts";
import type { AlertSettingsStore } from "./settings/alert-settings-store.ts";
import type { Looks, ValueLooks } from "./watching/looks.ts";

/** What it takes to say which price is watched, and how it went. */
export interface WatchedPriceDeps {
  /** @returns undefined where the catalogue has no such card */
  readonly paths: (id: PrintingId) => Promise<CardPaths | undefined>;
  readonly rates: Rates;
  /** Sources that series of prices may be of. */
  readonly order: readonly string[];
  readonly idTables: IdTables;
  readonly clock: Clock;
}

/** What it takes to set, change and show alerts. */
export interface AlertDeps extends WatchedPriceDeps {
  readonly alerts: AlertStore;
  readonly searches: Pick<SearchAlerts, "members">;
  /** Whose collections there are. */
  readonly collections: Pick<CollectionStore, "get">;
  /** What these have been worth. */
  readonly values: ValuePaths;
  /**
   * Asks for a look at the watches of a printing, or of a value: what landed between reading its way and writing the watch is judged.
   */
  readonly looks: Looks & ValueLooks;
  /**
   * Asks for the watches of an alert on many cards to be made as the alert says: those of a paused or deleted one are none. May be asked twice.
   */
  readonly expansions: {
    request(asked: SearchAlert & AlertList): Promise<void>;
  };
  /** Which of these a user has. */
  readonly channels: { known(userId: string, ids: readonly Ulid[]): Promise<ReadonlySet<Ulid>> };
}

/** What the HTTP operations of alerts need. */
export interface AlertsHttpDeps extends AlertDeps {
  readonly notices: NoticeStore;
  readonly settings: AlertSettingsStore;
  readonly interest: { note(reason: WantReason, ids: readonly PrintingId[]): Promise<void> };
}
