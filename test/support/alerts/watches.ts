import { ulid } from "ulid";
import type { Standing } from "#functions/alerts/judging/standing.ts";
import { Alert } from "#schemas/alerts/alert.ts";
import { ValueWatchItem, WatchItem } from "#schemas/storage/alert-items.ts";

const at = "2026-02-01T06:00:00.000Z";
const printingId = "pokemon:en:base1-4";
export const newStanding: Standing = { since: "2026-02-01", isArmed: true, fired: 0 };

/** An alert on a Charizard. */
export const anAlert = (change: Partial<Alert> = {}): Alert =>
  Alert.parse({
    id: ulid(),
    subject: { kind: "card", printingId, variant: "holo", state: "near_mint" },
    line: { kind: "at_or_below", amount: 2_000 },
    rearm: { kind: "margin", percent: 5 },
    ...{ source: "best", currency: "USD", ratesOf: "2026-02-01" },
    ...{ channels: [], delivery: "immediate", isPaused: false, version: 1 },
    ...{ createdAt: at, updatedAt: at, ...change },
  });

/** What is watched for it. */
export const aWatch = (change: Partial<WatchItem> = {}): WatchItem =>
  WatchItem.parse({
    ...{ userId: "user", alertId: ulid(), printingId, variant: "holo", state: "near_mint" },
    ...{ source: "best", currency: "USD", ratesOf: "2026-02-01" },
    line: { kind: "at_or_below", amount: 2_000 },
    rearm: { kind: "margin", percent: 5 },
    ...{ standing: newStanding, revision: ulid(), ...change },
  });

/** What is watched of a value: that of all that the user owns, where nothing else is said. */
export const aValueWatch = (change: Partial<ValueWatchItem> = {}): ValueWatchItem =>
  ValueWatchItem.parse({
    ...{ userId: "user", alertId: ulid(), currency: "USD", ratesOf: "2026-02-01" },
    line: { kind: "at_or_below", amount: 2_000 },
    rearm: { kind: "margin", percent: 5 },
    ...{ standing: newStanding, revision: ulid(), ...change },
  });
