import type { CountedCollection, CountedCollections } from "../../collections/index.ts";
import type { HeldHead, HeldHeads } from "./held-heads.ts";

/** Heads that one read brings. */
const pageSize = 100;

/** Heads as the area of collections counts them. */
export const countedHeads = (counted: CountedCollections): HeldHeads => ({
  async get(place) {
    const found = await counted.get(place);
    return found && headOf(found);
  },
  async list(userId) {
    const heads: HeldHead[] = [];
    let cursor: string | undefined;
    do {
      const page = await counted.list(userId, { limit: pageSize, cursor });
      heads.push(...page.items.map(headOf));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return heads;
  },
});

const headOf = ({ lots, cards, ...head }: CountedCollection): HeldHead => ({
  head,
  tally: { lots, cards },
});
