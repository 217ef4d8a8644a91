import type { Clock } from "#shared/kernel/clock.ts";
import type { ChannelStore } from "../channels/channel-store.ts";
import type { DigestStore } from "./digest-store.ts";
import type { Later } from "./later.ts";
import type { Teller } from "./teller.ts";
import type { TellingStore } from "./telling-store.ts";

/** What it takes to tell channels. */
export interface TellDeps {
  readonly telling: TellingStore;
  readonly digests: DigestStore;
  readonly channels: ChannelStore;
  readonly teller: Teller;
  readonly later: Later;
  readonly clock: Clock;
  /** From 0 up to 1, without 1. */
  readonly random: () => number;
}

/** What a message came to, in channels. */
export interface TellReport {
  readonly sent: number;
  readonly postponed: number;
  readonly dropped: number;
}
