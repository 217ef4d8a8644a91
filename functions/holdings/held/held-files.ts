import type { Place } from "../../collections/index.ts";
import type { HeldState } from "./held-state.ts";

/** Whole collections as files: faster to read than item by item, and never needed. */
export interface HeldFileReader {
  /** What was kept last, perhaps long ago; undefined where nothing is. */
  load(place: Place): Promise<HeldState | undefined>;
}

export interface HeldFiles extends HeldFileReader {
  keep(place: Place, state: HeldState): Promise<void>;
  /** Takes the file away; there need not be any. */
  remove(place: Place): Promise<void>;
}
