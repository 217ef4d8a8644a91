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
