import type { ToTell } from "#schemas/messages/notice-stored.ts";

/** Has something looked at when its time has come, or a little later; may be asked twice for the same. */
export interface Later {
  at(message: ToTell, moment: Date): Promise<void>;
}

/** What lies in parts of five minutes until its time comes. */
export interface DueStore {
  /** Puts it where it lies already, if it does. */
  put(message: ToTell, at: Date): Promise<void>;
  /** A page of what is due within one part. */
  page(
    bucket: number,
    after?: string,
  ): Promise<{
    readonly items: readonly { readonly message: ToTell; readonly at: Date }[];
    readonly next?: string;
  }>;
  /** The last part that was handed over whole; undefined before there was one. */
  cursor(): Promise<number | undefined>;
  /** Says that all up to this part was handed over; never goes back. */
  advance(bucket: number): Promise<void>;
}
