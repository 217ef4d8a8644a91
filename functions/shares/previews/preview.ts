import type { PlacedPicture } from "#schemas/images/poster.ts";

/** What the picture of a link says, of a set or of a collection. */
export interface Preview {
  /** What it is, in a word or two: `Set`, `Binder`. */
  readonly kind: string;
  readonly title: string;
  /** Of the title, for its letters. */
  readonly language: string;
  /** Short facts, one after the other: `102 cards`, `9 January 1999`. */
  readonly facts: readonly string[];
  /** One figure that stands out, with what it is. */
  readonly figure?: { readonly label: string; readonly text: string } | undefined;
  /** Cards that are named with what they cost, the dearest first. */
  readonly dearest: readonly {
    readonly name: string;
    readonly language: string;
    readonly price: string;
  }[];
  /** Of what day its figures are; absent where it has none. */
  readonly day?: string | undefined;
}

/** Pictures of a preview: cards, the dearest first, and the sign of a set. */
export interface PreviewPictures {
  readonly cards: readonly Lent[];
  readonly sign?: Lent | undefined;
}
type Lent = Pick<PlacedPicture, "picture" | "whose">;

/** More would hide each other. */
export const mostShown = 5;
