import type { PlacedPicture } from "#schemas/images/poster.ts";
import type { PreviewPictures } from "./preview.ts";

const middle = { x: 868, y: 308 } as const;
/** Of two neighbours, and how much lower the outer ones hang: a corner that leans must not look over the card before it. */
const step = { degrees: 7.5, x: 76, y: 9 } as const;

/** The fewer, the larger. */
const sizeFor = (count: number) =>
  count > 3
    ? { width: 244, height: 341 }
    : count > 2
      ? { width: 274, height: 383 }
      : { width: 308, height: 430 };

const around = ({ width, height }: { readonly width: number; readonly height: number }) => ({
  ...{ width, height },
  x: Math.round(middle.x - width / 2),
  y: Math.round(middle.y - height / 2),
});

/** Where the light of a preview is. */
export const fanBox = around(sizeFor(1));

/**
 * Cards as a hand holds them: the dearest in the middle and uppermost, the next beside it.
 *
 * @returns from the lowest to the uppermost
 */
export function fanOf(cards: PreviewPictures["cards"]): readonly PlacedPicture[] {
  const upright = around(sizeFor(cards.length));
  const placed = cards.map((one, at) => {
    const place = placeOf(at) - shiftOf(cards.length);
    const x = Math.round(upright.x + place * step.x);
    const y = Math.round(upright.y + (place ** 2 + Math.abs(place)) * step.y);
    const degrees = place * step.degrees;
    const leaning = degrees === 0 ? {} : { degrees };
    return { ...one, box: { ...upright, x, y }, as: "card" as const, ...leaning };
  });
  return placed.toReversed();
}

/** 0, 1, -1, 2, -2: to the right first. */
const placeOf = (at: number) => (at % 2 === 1 ? (at + 1) / 2 : -at / 2);

/** Of an even number, none is in the middle. */
const shiftOf = (count: number) => (count % 2 === 0 ? 0.5 : 0);
