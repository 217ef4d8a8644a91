import * as z from "zod";
import type { Change } from "#schemas/collections/change.ts";
import type { Ulid } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchChange } from "../errors.ts";
import type { Ledger, LoggedChange } from "./ledger.ts";
import type { LongChanges } from "./long-changes.ts";
import { wholeChanges } from "./whole-changes.ts";

/**
 * What somebody did to their collections in the last thirty days, the newest first.
 *
 * @throws DomainError `request.bad_cursor`
 */
export const listChanges = (
  {
    userId,
    ...page
  }: PageRequest & { readonly userId: string; readonly collectionId?: Ulid | undefined },
  { ledger }: { readonly ledger: Pick<Ledger, "listChanges"> },
): Promise<Page<Change>> => ledger.listChanges(userId, page);

/** A change with all that it did, or as much of it as a page of a long one tells. */
export interface WholeChange {
  readonly change: Change;
  readonly contents: readonly LoggedChange["content"][];
  /** Items that were kept when it was taken back. */
  readonly kept: NonNullable<Change["kept"]>;
  readonly nextCursor?: string;
}

interface AskedChange {
  readonly userId: string;
  readonly changeId: Ulid;
  readonly cursor?: string | undefined;
}

/** Parts of a long change that a page tells, of some 90 items each. */
const partsOfPage = 5;

/** @throws DomainError `collections.no_such_change`, `request.bad_cursor` */
export async function getChange(
  { userId, changeId, cursor }: AskedChange,
  ports: {
    readonly ledger: Pick<Ledger, "read">;
    readonly longChanges: Pick<LongChanges, "parts">;
  },
): Promise<WholeChange> {
  const list = `parts|${changeId}`;
  const beyond = positionIn(list, cursor, z.int().nonnegative());
  const parts = await ports.ledger.read(userId, changeId);
  const [change] = wholeChanges(parts.map(({ content: _content, ...part }) => part));
  if (!change) throw noSuchChange(changeId);
  const toldOf = (some: readonly Pick<LoggedChange, "content" | "kept">[]) => ({
    contents: some.map(({ content }) => content),
    kept: some.flatMap(({ kept = [] }) => kept),
  });
  if (!change.collectionIds) return { change, ...toldOf(parts) };
  const span = { order: "first", beyond, limit: partsOfPage } as const;
  const page = await ports.longChanges.parts(userId, changeId, span);
  const last = page.length === partsOfPage ? page.at(-1) : undefined;
  return {
    ...{ change, ...toldOf(page.filter(({ state }) => state === "done")) },
    ...(last && { nextCursor: cursorAt(list, last.part) }),
  };
}
