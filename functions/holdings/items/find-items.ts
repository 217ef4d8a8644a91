import * as z from "zod";
import type { HeldItem } from "#schemas/http/held-items.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { type AskedCollections, askedCollections } from "../held/asked-collections.ts";
import type { HeldCollections } from "../held/held-collections.ts";

export interface FoundItems extends Page<HeldItem> {
  /** On all pages together. */
  readonly total: number;
  /** Their copies, added up. */
  readonly copies: number;
}

/**
 * Items of one's collections, by their ids.
 *
 * @throws DomainError `collections.no_such_collection`, `request.bad_cursor`
 */
export async function findItems(
  { limit, cursor, ...asked }: AskedCollections & PageRequest,
  deps: { readonly held: HeldCollections },
): Promise<FoundItems> {
  const list = JSON.stringify(["holdings", asked.userId, asked.collectionId]);
  const after = positionIn(list, cursor, z.string()) ?? "";
  const collections = await askedCollections(asked, deps);
  const all = collections
    .flatMap(({ head, items }) => items.map((item) => ({ ...item, collectionId: head.id })))
    .toSorted((a, b) => byCodeUnits(placeOf(a), placeOf(b)));
  const left = all.filter((item) => placeOf(item) > after);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    total: all.length,
    copies: all.reduce((sum, { quantity }) => sum + quantity, 0),
    ...(left.length > limit && last && { nextCursor: cursorAt(list, placeOf(last)) }),
  };
}

const placeOf = ({ id, collectionId }: HeldItem) => `${id}${collectionId}`;
