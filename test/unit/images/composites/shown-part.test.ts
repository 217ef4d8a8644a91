import { expect, test } from "vitest";
import type { Canvas } from "#functions/images/composites/canvas.ts";
import { cellGround, shownPart } from "#functions/images/composites/shown-part.ts";

/** A cell whose rows are of a colour, those of `bars` at both ends of the ground's. */
function cell(height: number, bars: number, value = 180): Canvas {
  const { red, green, blue } = cellGround;
  const rows = Array.from({ length: height }, (_none, row) =>
    row < bars || row >= height - bars
      ? Array(10).fill([red + 4, green - 4, blue + 4])
      : Array(10).fill([value, value, value]),
  );
  return { width: 10, height, channels: 3, bytes: Uint8Array.from(rows.flat(2)) };
}
const whole = { x: 0, y: 0, width: 10, height: 100 };

test.each([
  { what: "stands", bars: 0, part: whole },
  { what: "lies on its side", bars: 24, part: { x: 0, y: 25, width: 10, height: 50 } },
  { what: "has a dark border", bars: 4, part: whole },
  { what: "is a banner", bars: 45, part: whole },
])("of a cell whose card $what the part is seen that is the card", ({ bars, part }) => {
  expect(shownPart(cell(100, bars))).toEqual(part);
});

test("a black card is no card on its side", () => {
  expect(shownPart(cell(100, 24, 0x1b))).toEqual(whole);
});
