import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import type { SetId } from "#schemas/values.ts";

/** What single sources said, before it was merged. */
export interface WhatWasSaid {
  /** What a source said of the cards of a set of ours, by its own ids of them. */
  ofCards(set: SetId, source: string): Promise<readonly CardFragment[]>;
  /** What a source said of a set of ours. */
  ofSet(set: SetId, source: string): Promise<readonly SetFragment[]>;
}
