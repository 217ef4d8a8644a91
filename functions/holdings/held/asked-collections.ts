import type { CollectionKind } from "#schemas/collections/collection.ts";
import type { Ulid } from "#schemas/values.ts";
import { noSuchCollection } from "../../collections/index.ts";
import type { HeldCollection, HeldCollections } from "./held-collections.ts";

/** Kinds of collections that hold what somebody has; a wish list holds what they have not. */
export const ownedKinds: readonly CollectionKind[] = ["binder", "deck", "tradelist"];

export interface AskedCollections {
  readonly userId: string;
  /** Absent: everything that one owns. */
  readonly collectionId?: Ulid | undefined;
  /** Of which kinds, where no collection is named. @default those that one owns */
  readonly kinds?: readonly CollectionKind[] | undefined;
}

/**
 * The collections that a question is about, by id: the one that it names, of whatever kind, or all of some kinds.
 *
 * @throws DomainError `collections.no_such_collection`
 */
export async function askedCollections(
  { userId, collectionId, kinds = ownedKinds }: AskedCollections,
  { held }: { readonly held: HeldCollections },
): Promise<readonly HeldCollection[]> {
  if (collectionId === undefined) return held.among(userId, ({ kind }) => kinds.includes(kind));
  const one = await held.of({ userId, collectionId });
  if (!one) throw noSuchCollection(collectionId);
  return [one];
}
