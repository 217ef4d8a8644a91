import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DrawingTools } from "#functions/images/drawing/drawing-tools.ts";
import { acceptedPicture } from "#test/visual/accepted.ts";
import { worstTile } from "#test/visual/difference.ts";
import { drawnScene, scenes } from "#test/visual/scenes.ts";
import { sceneTools } from "#test/visual/tools.ts";

/** Of 255: what another processor makes of soft edges is a tenth of it, a letter that moves by a pixel three times as much. */
const tolerance = 6;

let tools: DrawingTools;
beforeAll(async () => {
  tools = await sceneTools();
});
afterAll(() => tools.sheetDrawer.close());

// When this fails and the new pictures are better: `npm run visual:accept`, look at them, raise `templateVersion`.
test.each(Object.keys(scenes))(
  "[IMG-2] the %s looks as it did when somebody looked at it",
  async (name) => {
    const scene = scenes[name];
    if (!scene) throw new Error(`There is no scene ${name}.`);
    const [drawn, accepted] = await Promise.all([
      drawnScene(scene, tools),
      readFile(acceptedPicture(name)),
    ]);
    const { mean, x, y } = await worstTile(drawn, accepted);
    expect(mean, `the tile at ${x}, ${y} differs most`).toBeLessThan(tolerance);
  },
);

test("a label that has moved by three pixels is seen", async () => {
  const grid = await readFile(acceptedPicture("grid"));
  const { width, height } = await sharp(grid).metadata();
  // The strip of labels of the first row, and nothing else.
  const strip = { left: 0, top: 612, width, height: 60 };
  expect(strip.top + strip.height).toBeLessThan(height);
  const label = await sharp(grid).extract(strip).toBuffer();
  for (const [dx, dy] of [
    [3, 0],
    [0, 3],
  ] as const) {
    const moved = sharp(grid).composite([{ input: label, left: dx, top: strip.top + dy }]);
    const cut = await moved.png().toBuffer();
    expect((await worstTile(cut, grid)).mean).toBeGreaterThan(3 * tolerance);
  }
});
