import type { Composite, CompositeCard } from "#functions/images/composites/composite.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import type { SampleCards } from "./sample-cards.ts";

/** A picture of the gallery. */
export interface Scene {
  /** Of the file and of the heading. */
  readonly name: string;
  /** What it shows. */
  readonly caption: string;
  readonly composite: Composite;
}

/** The samples by language. */
export interface Samples {
  readonly en: SampleCards;
  readonly fr: SampleCards;
}

/** A composite of the gallery's day. */
export const composite = (
  cards: readonly CompositeCard[],
  options: Parameters<typeof CompositeOptions.parse>[0] & object,
  more: Partial<Composite> = {},
): Composite => ({
  cards,
  options: CompositeOptions.parse({ format: "webp", ...options }),
  day: "2026-02-01",
  attribution: "Pictures drawn by the sample upstream · Cardlake",
  ...more,
});
