import type { Collection, Tally } from "#schemas/collections/collection.ts";
import type { Place } from "../../collections/index.ts";

/** A collection's head, and how much there is in it. */
export interface HeldHead {
  readonly head: Collection;
  readonly tally: Tally;
}

/** Which collections there are. Every read sees the newest write. */
export interface HeldHeads {
  /** Undefined: no such collection. */
  get(place: Place): Promise<HeldHead | undefined>;
  /** Of a user, by id. */
  list(userId: string): Promise<readonly HeldHead[]>;
}
