import * as z from "zod";
import type { HeldDuplicate } from "#schemas/http/held-duplicates.ts";
import { mostItemsShown } from "#schemas/http/held-duplicates.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { type AskedCollections, askedCollections } from "../held/asked-collections.ts";
import type { HeldCollections } from "../held/held-collections.ts";
import { bestOf, byRank, type Ranked } from "../searching/best-of.ts";
import { type CardsShownDeps, cardsShown } from "../searching/cards-shown.ts";
import { type Duplicate, duplicatesIn, type SameBy } from "./duplicates.ts";

export interface AskedDuplicates extends AskedCollections, PageRequest {
  readonly by: SameBy;
  /** Copies that are none too many. */
  readonly moreThan: number;
  /** Whether anything is told of money. */
  readonly money: boolean;
}

export interface Duplicates extends Page<HeldDuplicate> {
  /** Cards on all pages together. */
  readonly total: number;
  /** Copies beyond `moreThan`, of all of them. */
  readonly spare: number;
}

interface Deps extends CardsShownDeps {
  readonly held: HeldCollections;
}

const Position = z.tuple([z.number(), z.string()]);

/**
 * Cards of which one has more copies than one wants, across collections, the most copies first.
 *
 * @throws DomainError `collections.no_such_collection`, `request.bad_cursor`
 */
export async function listDuplicates(asked: AskedDuplicates, deps: Deps): Promise<Duplicates> {
  const { userId, collectionId, kinds, by, moreThan, money, limit } = asked;
  const list = JSON.stringify(["duplicates", userId, collectionId, kinds, by, moreThan]);
  const position = positionIn(list, asked.cursor, Position);
  const all = duplicatesIn(await askedCollections(asked, deps), { by, moreThan });
  const after = position && { key: position[0], tie: position[1] };
  const page = bestOf<Ranked & { of: Duplicate }>(limit, byRank(true), after);
  for (const of of all) page.offer({ key: of.copies, tie: of.name, of });
  const shown = page.best().map(({ of }) => of);
  const cards = await cardsShown(
    shown.map(({ printingId }) => printingId),
    deps,
  );
  const last = shown.at(-1);
  return {
    items: shown.map(({ printingId, copies, items }) => {
      const card = cards.get(printingId);
      return {
        ...{ printingId, ...(card && { card }), copies, spare: copies - moreThan },
        items: items
          .slice(0, mostItemsShown)
          .map(({ item: { paid, ...item }, collectionId: place }) => ({
            ...{ ...item, ...(money && paid && { paid }) },
            collectionId: place,
          })),
      };
    }),
    total: all.length,
    spare: all.reduce((sum, { copies }) => sum + copies - moreThan, 0),
    ...(page.hasMore() && last && { nextCursor: cursorAt(list, [last.copies, last.name]) }),
  };
}
