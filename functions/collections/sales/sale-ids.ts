import { encodeTime, ulid } from "ulid";
import { type Day, Ulid } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";

/** The identifier of a sale of a day. */
export const saleIdOf = (day: Day): Ulid => Ulid.parse(ulid(Date.parse(day)));

/** Between which identifiers sales of these days lie, both days included: from the first on, and before the last. */
export const saleIdsBetween = (from: Day, to: Day): readonly [from: string, before: string] => [
  encodeTime(Date.parse(from)),
  encodeTime(Date.parse(dayAfter(to, 1))),
];
