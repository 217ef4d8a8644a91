import type * as z from "zod";
import type { Composite, CompositeCard } from "#functions/images/composites/composite.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import type { OtherCards } from "./other-cards.ts";
import type { SampleCards } from "./sample-cards.ts";

/** A picture of the gallery. */
export interface Scene {
  /** Of its file. */
  readonly name: string;
  readonly heading: string;
  /** What it shows. */
  readonly caption: string;
  /** The options that were asked for. */
  readonly asked: Asked;
  readonly composite: Composite;
}

type Asked = Partial<z.input<typeof CompositeOptions>>;

/** The samples by language. */
export interface Samples {
  readonly en: SampleCards;
  readonly fr: SampleCards;
  /** Of another game. */
  readonly other: OtherCards;
}

/** A picture of cards on the day of the sample, as WebP unless it says otherwise. */
export function scene(
  words: Pick<Scene, "name" | "heading" | "caption">,
  cards: readonly CompositeCard[],
  asked: Asked,
  more: Partial<Composite> = {},
): Scene {
  const composite = {
    cards,
    options: CompositeOptions.parse({ format: "webp", ...asked }),
    day: "2026-02-01",
    attribution: "Pictures drawn by the sample upstream · Cardlake",
    ...more,
  };
  return { ...words, asked, composite };
}
