import * as z from "zod";
import { PrintingId } from "../values.ts";

/**
 * Why somebody wants to know what a card costs, and how much that counts beside the others [ING-1]. An area that knows
 * another reason adds it here, and notes it.
 */
export const wantReasons = {
  /** Somebody looked at it, or at its prices. */
  viewed: 1,
  /** Somebody has it in a collection, and looked at that or put it there; or it is among what is worth most of one, looked at or not. */
  owned: 3,
  /** Somebody has an alert on it, and set it or looked at it. */
  watched: 3,
} as const;
export type WantReason = keyof typeof wantReasons;

/**
 * What cards people wanted, as each function noted it:
 *
 *     pk  INTEREST#2026-02-01T05#3   sk  <ulid>     what a container counted, in a share of an hour
 *     pk  WANTED                     sk  LIST       the cards that are wanted most
 *
 * A partition is an hour's share of those notes, so that nothing is written where others write, however many look at one card.
 */
export const interestShares = 8;
/** @param hour `2026-02-01T05` */
export const interestPartition = (hour: string, share: number) => `INTEREST#${hour}#${share}`;
export const hourOf = (moment: Date): string => moment.toISOString().slice(0, 13);

/** Notes are read an hour later, and forgotten after two days. */
export const interestDays = 2;

/** By printing: the sum of its reasons. */
export const Interest = z.object({ points: z.record(PrintingId, z.number().positive()) });
export type Interest = z.output<typeof Interest>;

/** The wanted cards, the most wanted first, each with the points that its reasons came to and are left of them. */
export const WantedPrintings = z.array(z.tuple([PrintingId, z.number().positive()]));
export type WantedPrintings = Readonly<z.output<typeof WantedPrintings>>;

/** The cards that are wanted, with what their reasons came to and is left of it. */
export const StoredWantedList = z.object({
  /** Grows with each writing. */
  version: z.int().positive(),
  /** Notes of hours before this one are in it. */
  until: z.string(),
  /** Gzipped JSON: `[["pokemon:en:base1-4", 12.5], …]`, `WantedPrintings`. */
  cards: z.instanceof(Uint8Array),
});
export const wantedListKey = { pk: "WANTED", sk: "LIST" } as const;
