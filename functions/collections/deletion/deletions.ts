import type { Place } from "../collection/collection-store.ts";

/** Has what is left of deleted collections cleared away, later and elsewhere. */
export interface Deletions {
  /**
   * Asks for one collection to be cleared away after so many seconds. Asking twice, or for a
   * collection that is not deleted after all, does no harm.
   */
  request(place: Place, delaySeconds: number): Promise<void>;
}
