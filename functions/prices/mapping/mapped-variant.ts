import { sealedVariant } from "#schemas/catalog/sealed-id.ts";

/** A variant of a card as the map knows it. */
export interface MappedVariant {
  readonly key: string;
  readonly finish: string;
  /** What else tells it from others: subtype, stamps, foil, size. */
  readonly marks: readonly string[];
  /** Whether the product is the variant's own; else it is the card's. */
  readonly isOwn: boolean;
  /** Whether another product of the shop is the variant's own, or may be as well as this one. */
  readonly isOthers: boolean;
}

/** The one variant of what is sealed. */
export const sealedAsMapped: MappedVariant = {
  ...{ key: sealedVariant, finish: sealedVariant, marks: [] },
  ...{ isOwn: true, isOthers: false },
};

/** Whether these are the variants of something sealed: whatever word a shop has for it, there is but one. */
export const isSealed = (variants: readonly MappedVariant[]): boolean =>
  variants.length === 1 && variants[0]?.key === sealedVariant;
