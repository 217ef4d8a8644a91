import * as z from "zod";
import { GameName, Instant, Sha256 } from "../values.ts";
import { pricesPartition } from "./price-books.ts";

/** Prices as Parquet, for whoever asks in SQL: `gold/prices/game=pokemon/month=2026-02/base1.parquet`. */
export const goldFolder = "gold/";
export const goldPricesFolder = `${goldFolder}prices/` as const;

/** A month as folders have it: `2026-02`. */
const ArchiveMonth = z.string().regex(/^\d{4}-\d{2}$/, "must look like 2026-02");

/** A month of a set; its prices are in one object, which is there whole or not at all. */
export interface ArchivedMonth {
  readonly game: string;
  readonly set: string;
  readonly month: string;
}

export const goldPricesKey = ({ game, set, month }: ArchivedMonth) =>
  `${goldPricesFolder}game=${game}/month=${month}/${set}.parquet`;

/**
 * How much of a set's price book is in the archive.
 *
 *     pk  PRICES#pokemon
 *     sk  ARCHIVE#base1
 */
export const ArchivedSet = z.object({
  game: GameName,
  set: z.string().min(1),
  /** Of the book that the archive was made of. */
  version: Sha256,
  archivedAt: Instant,
  /** What each month holds, as the first letters of a hash: a month that has changed has another one. */
  months: z.record(ArchiveMonth, z.string().length(16)),
});
export type ArchivedSet = z.output<typeof ArchivedSet>;

export const archivePrefix = "ARCHIVE#";
export const archivedSetKey = ({ game, set }: Pick<ArchivedSet, "game" | "set">) => ({
  pk: pricesPartition(game),
  sk: `${archivePrefix}${set}`,
});

/** Says that somebody archives now: who sees less must not write over who sees more. */
export const archiveTurnKey = { pk: "PRICEARCHIVE", sk: "TURN" };
export const ArchiveTurn = z.object({ endsAt: Instant });
