import * as z from "zod";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { List } from "../../port/source.ts";

export interface ListEntries<T> {
  readonly good: readonly T[];
  readonly rejects: readonly { readonly name?: string; readonly reason: string }[];
}

/**
 * The entries of a list that can be read, and what is wrong with the others; one costs itself only.
 *
 * @param what the entries are, and what one lacks that cannot be read, as people are told
 * @param read undefined for what cannot be read
 */
export function entriesIn<T>(
  list: readonly unknown[],
  { what, lacks }: { readonly what: string; readonly lacks: string },
  read: (entry: unknown) => T | undefined,
): ListEntries<T> {
  const [good, rejects]: [T[], { reason: string }[]] = [[], []];
  for (const [place, entry] of list.entries()) {
    const one = read(entry);
    if (one !== undefined) good.push(one);
    else rejects.push({ reason: `Entry ${place} of the ${what} has no ${lacks}.` });
  }
  return { good, rejects };
}

/** @throws MessageError `permanent` when the body is no list */
export function listIn(json: unknown, what: string): readonly unknown[] {
  if (Array.isArray(json)) return json;
  throw new MessageError("permanent", `A list is not as expected: it has no ${what}.`);
}

/** Enough of a brief to know whom to ask next; all else of it is its mark. */
const Brief = z.looseObject({ id: z.string().min(1) });
type Brief = z.output<typeof Brief>;

/** The entries of a list that can be followed. */
export const briefsIn = (list: readonly unknown[], what: string): ListEntries<Brief> =>
  entriesIn(list, { what, lacks: "id" }, (entry) => Brief.safeParse(entry).data);

/** A list by what its entries are called, each with a mark of all that it says of it. */
export function listOfBriefs(list: readonly unknown[], what: string): List {
  const { good, rejects } = briefsIn(list, what);
  return { rejects, listed: good.map((brief) => ({ name: brief.id, mark: markOf(brief) })) };
}

/** Of all that a list says of something: another one when it says something else. */
export const markOf = (entry: unknown): string => sha256(JSON.stringify(entry)).slice(0, 12);
