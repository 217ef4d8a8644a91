import type { Change } from "#schemas/collections/change.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchChange } from "../errors.ts";
import type { Ledger, LoggedChange } from "./ledger.ts";
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

/** A change with all that it did. */
export interface WholeChange {
  readonly change: Change;
  readonly contents: readonly LoggedChange["content"][];
}

/** @throws DomainError `collections.no_such_change` */
export async function getChange(
  { userId, changeId }: { readonly userId: string; readonly changeId: Ulid },
  { ledger }: { readonly ledger: Pick<Ledger, "read"> },
): Promise<WholeChange> {
  const parts = await ledger.read(userId, changeId);
  const [change] = wholeChanges(parts.map(({ content: _content, ...part }) => part));
  if (!change) throw noSuchChange(changeId);
  return { change, contents: parts.map(({ content }) => content) };
}
