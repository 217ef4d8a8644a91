import type { EqualItem } from "#schemas/transfer/import-row.ts";
import type { CopiesOfRow } from "../reading/copies-of-row.ts";
import { knownAttributes } from "../reading/known-attributes.ts";

/** A row of copies of which a collection has several items. */
export interface RowOfEquals {
  readonly entry: number;
  readonly quantity: number;
  readonly copies: CopiesOfRow;
}

/** How many copies an item has then, and the rows that it is of. */
export interface Share {
  readonly item: EqualItem;
  readonly quantity: number;
  readonly entries: readonly number[];
}

/**
 * What items have that are equal but for what was paid, notes and the like, so that together they have what a file says; pure. Where its rows say several
 * things of such copies, an item that one of them says in full gets the quantity of that, and the others share what is left; where they say one thing,
 * all share it, the item first that it says in full. Those that share keep what they have as far as it goes, so that the last ones give way first, and what is
 * more comes to the first of them.
 *
 * @param items the oldest first, one at least
 */
export function sharedOut(
  items: readonly EqualItem[],
  rows: readonly RowOfEquals[],
): readonly Share[] {
  const shares = items.map((item): GrowingShare => ({ item, quantity: 0, entries: [] }));
  const inFull = new Map(shares.toReversed().map((share) => [keyOf(share.item), share]));
  const isToldApart = new Set(rows.map(keyOf)).size > 1;
  const named = new Set<GrowingShare>();
  const rest: RowOfEquals[] = [];
  for (const row of rows) {
    const own = isToldApart ? inFull.get(keyOf(row)) : undefined;
    if (own) {
      give(own, row.quantity, [row.entry]);
      named.add(own);
    } else rest.push(row);
  }
  const [first] = rest;
  const said = isToldApart || !first ? undefined : inFull.get(keyOf(first));
  const unnamed = shares.filter((share) => share !== said && !named.has(share));
  const sharing = said ? [said, ...unnamed] : unnamed;
  let left = rest.reduce((sum, { quantity }) => sum + quantity, 0);
  for (const share of sharing) {
    const kept = Math.min(share.item.quantity, left);
    give(share, kept, []);
    left -= kept;
  }
  give(
    sharing[0] ?? shares[0],
    left,
    rest.map(({ entry }) => entry),
  );
  return shares;
}

interface GrowingShare {
  readonly item: EqualItem;
  quantity: number;
  readonly entries: number[];
}

function give(share: GrowingShare | undefined, quantity: number, entries: readonly number[]): void {
  if (!share) return;
  share.quantity += quantity;
  share.entries.push(...entries);
}

const keyOf = ({ copies }: { readonly copies: CopiesOfRow }): string => knownAttributes(copies).key;
