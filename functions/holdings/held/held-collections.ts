import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Place } from "../../collections/index.ts";
import type { HeldHead } from "./held-heads.ts";

/** A collection with all that it holds, by item id. While nothing in it changes, its list of items is the same one. */
export interface HeldCollection {
  readonly head: Collection;
  readonly items: readonly CollectionItem[];
}

/** All that collections hold: every write that was answered before the call is in it. */
export interface HeldCollections {
  /** Undefined: no such collection. */
  of(place: Place): Promise<HeldCollection | undefined>;
  /** Those of a user's collections that are wanted, by id. */
  among(
    userId: string,
    isWanted: (head: Collection) => boolean,
  ): Promise<readonly HeldCollection[]>;
  /** The heads of all collections of a user, by id, each with how much there is in it; 500 at most. */
  heads(userId: string): Promise<readonly HeldHead[]>;
}
