import type { Change } from "#schemas/collections/change.ts";
import type { Ulid } from "#schemas/values.ts";

/** Changes with what all of their parts were about, in the order of their first ones; parts of a change may lie in any order. */
export const wholeChanges = (parts: readonly Change[]): readonly Change[] =>
  [...Map.groupBy(parts, ({ id }) => id).values()].flatMap((own) => {
    const [first, ...others] = own.toSorted((a, b) => a.part - b.part);
    return first ? [others.reduce(joined, first)] : [];
  });

const joined = (one: Change, other: Change): Change => {
  const undoneBy = one.undoneBy ?? other.undoneBy;
  return {
    ...one,
    ...{ items: [...one.items, ...other.items], heads: [...one.heads, ...other.heads] },
    ...(undoneBy && { undoneBy }),
  };
};

/** Whether lists tell a change, those of one collection if any; what a part of a long change did is told with it. */
export const isListed = (
  { items, heads, of, collectionIds = [] }: Change,
  collectionId?: Ulid | undefined,
): boolean =>
  of === undefined &&
  (collectionId === undefined ||
    collectionIds.includes(collectionId) ||
    [...items, ...heads].some((one) => one.collectionId === collectionId));
