import * as z from "zod";
import { Currency } from "../prices/price-fragment.ts";
import { Day, type Game, GameName, Instant, type Ulid } from "../values.ts";
import { headsPartition, lotsPartition } from "./collection-items.ts";

/**
 * What collections have been worth, in the table `users`: of a collection beside its items, so that whatever clears these clears it; of all that
 * somebody owns beside their heads.
 *
 *     pk  USER#<user>#COLLECTION#<id>   sk  VALUE#<day>     what it was worth then
 *     pk  USER#<user>                   sk  VALUE#<day>     the same of all that they own
 *     pk  HOLDERS#<00…15>               sk  USER#<user>     that somebody has any of these
 *     pk  HOLDERS                       sk  PASS#<game>     when all were valued last, by which prices
 *
 * A day on which nothing is other than before has no item.
 */
export const valuesPartition = ({
  userId,
  collectionId,
}: {
  readonly userId: string;
  readonly collectionId?: Ulid | undefined;
}): string =>
  collectionId === undefined ? headsPartition(userId) : lotsPartition(userId, collectionId);
export const valuePrefix = "VALUE#";
export const valueSortKey = (day: Day): string => `${valuePrefix}${day}`;

/** Holders are read shard by shard, side by side. */
export const holderShards = 16;
export const holdersPartition = (shard: number) => `HOLDERS#${String(shard).padStart(2, "0")}`;
export const holderPrefix = "USER#";
export const holderSortKey = (userId: string) => `${holderPrefix}${userId}`;
export const HolderItem = z.object({ userId: z.string(), since: Instant });
export type HolderItem = z.output<typeof HolderItem>;

export const lastPassKey = (game: Game) => ({ pk: "HOLDERS", sk: `PASS#${game}` });
/** Of which prices, and when it began. */
export const LastPass = z.object({ builtAt: Instant, at: Instant });
export type LastPass = z.output<typeof LastPass>;

const count = z.int().nonnegative();
/** By currency, in the smallest unit of each. */
export const StoredAmounts = z.record(Currency, count);

/** Of how many it is so. */
export const StoredCounts = z.object({
  all: count,
  /** Those that have a price, of whoever says it. */
  priced: count,
  /** Of these, whose price is that of a near mint copy. */
  estimated: count,
  /** Of these, whose price their owner has entered. */
  own: count,
  unpriced: count,
  /** Of which nobody said what was paid. */
  unpaid: count,
  /** Counted in `all` and nowhere else: no real cards. */
  proxies: count,
});

export const DayValue = z.object({
  day: Day,
  value: StoredAmounts,
  cost: StoredAmounts,
  both: z.array(z.object({ worthIn: Currency, paidIn: Currency, value: count, cost: count })),
  items: StoredCounts,
  copies: StoredCounts,
  /** Whose cards are in it: prices of another game change nothing. */
  games: z.array(GameName),
  /** Counts what was stored of this day. */
  version: z.int().positive(),
  /** What it was worth before this was stored; absent of the first. */
  former: StoredAmounts.optional(),
  valuedAt: Instant,
});
export type DayValue = z.output<typeof DayValue>;
