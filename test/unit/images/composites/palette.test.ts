import { expect, test } from "vitest";
import { contrast, inkOn, paletteOf, palettes } from "#functions/images/composites/look/palette.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";

test.each(Object.entries(palettes))("the texts of %s can be read", (_theme, c) => {
  for (const ground of [c.paper, c.leaf]) {
    expect(contrast(c.ink, ground)).toBeGreaterThan(12);
    for (const text of [c.quiet, c.up, c.down]) expect(contrast(text, ground)).toBeGreaterThan(4.5);
    expect(contrast(c.accent, ground)).toBeGreaterThan(3);
  }
  expect(contrast(c.quiet, c.blank)).toBeGreaterThan(4.5);
  expect(contrast(inkOn(c.accent), c.accent)).toBeGreaterThan(4.5);
});

test("blue and orange of a theme differ for people who see no red or no green", () => {
  // What is left of both without red against green: how blue they are.
  const blueness = (colour: string) =>
    Number.parseInt(colour.slice(5, 7), 16) - Number.parseInt(colour.slice(1, 3), 16);
  for (const { up, down } of Object.values(palettes)) {
    expect(blueness(up)).toBeGreaterThan(90);
    expect(blueness(down)).toBeLessThan(-60);
  }
});

test("contrast is as the guidelines reckon it", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(inkOn("#ffe000")).toBe("#000000");
  expect(inkOn("#7c3b2a")).toBe("#ffffff");
});

test("an accent takes the place of the theme's own", () => {
  const options = CompositeOptions.parse({ theme: "dark", accent: "#2F6F62" });
  expect(paletteOf(options)).toEqual({ ...palettes.dark, accent: "#2f6f62" });
});
