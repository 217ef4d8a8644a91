import type { Clock } from "#shared/kernel/clock.ts";
import type { AlertStore } from "../alert/alert-store.ts";
import type { Mailer } from "../mails/mailer.ts";
import type { Teller } from "../telling/teller.ts";
import type { ChannelStore } from "./channel-store.ts";

/** Whether an address that a user gave may be asked. */
export interface Addresses {
  judgedWithName(
    address: string,
  ): Promise<
    | { readonly outcome: "allowed"; readonly url: string }
    | { readonly outcome: "refused" | "failed"; readonly reason: string; readonly sentence: string }
  >;
}

/** What it takes to keep channels, and to try them. */
export interface ChannelDeps {
  readonly channels: ChannelStore;
  readonly alerts: Pick<AlertStore, "get" | "replace">;
  readonly addresses: Addresses;
  /** The proven address of an account; undefined where it has none. */
  readonly ownAddress: (userId: string) => Promise<string | undefined>;
  /** Undefined where the stage sends no mail. */
  readonly mailer: Mailer | undefined;
  readonly teller: Teller;
  /** Where this service is reached, without a trailing slash. */
  readonly home: string;
  readonly clock: Clock;
  /** So many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
}
