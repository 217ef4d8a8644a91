import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type TextStyle, text } from "#bin/sample-upstream/pictures/drawing.ts";
import { typesetter } from "#bin/sample-upstream/pictures/lettering/typesetter.ts";
import { printedCard } from "#test/support/pictures/print-card.ts";

const type = typesetter();
const style: TextStyle = { x: 20, y: 60, size: 40, width: 360, fill: "#000" };
const set = (words: string, more: Partial<TextStyle> = {}) =>
  type.set([text(words, { ...style, ...more })]);
const outlines = (svg: string) => [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);

/** A code point that is nobody's letter, and will never be. */
const unassigned = "\u{10FFFE}";

/** Where the ink of a text begins and ends, on paper that is 400 pixels wide. */
async function inkOf(words: string, more: Partial<TextStyle> = {}) {
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><rect width="400" height="100" fill="#fff"/>`;
  const { info } = await sharp(Buffer.from(`${paper}${await set(words, more)}</svg>`))
    .trim({ background: "#fff", threshold: 40 })
    .toBuffer({ resolveWithObject: true });
  const left = -(info.trimOffsetLeft ?? 0);
  return { left, right: left + info.width, height: info.height };
}

test("every letter of the bundled data has an outline, and so have kana and kanji", async () => {
  const data = "bin/sample-upstream/data";
  const files = ["en/cards.ndjson", "en/sets.ndjson", "fr/cards.ndjson", "fr/sets.ndjson"];
  const contents = await Promise.all(files.map((file) => readFile(join(data, file), "utf8")));
  const letters = new Set(`${contents.join("")}アピカチュウがぱプー゙ゃまん新世界花한글ĂßЖΩ…·`);
  const missing = outlines(await set(unassigned));
  expect(missing).toHaveLength(1);
  for (const letter of letters) {
    if (/\s/.test(letter)) continue;
    const drawn = outlines(await set(letter));
    expect(drawn, letter).not.toHaveLength(0);
    expect(missing, letter).not.toContain(drawn[0]);
  }
});

test("bold letters are other outlines, and marks lie on their letters", async () => {
  expect(await set("Aア", { weight: "bold" })).not.toBe(await set("Aア"));
  expect(outlines(await set("e\u0301"))).toEqual(outlines(await set("é")));
  const marked = await inkOf("ă\u0323");
  expect(marked.right - marked.left).toBeLessThan(40);
});

test("a picture is the same without any font of the machine, and none is looked for", async () => {
  const nowhere = await mkdtemp(join(tmpdir(), "cardlake-no-fonts-"));
  const print = await promisify(execFile)(
    process.execPath,
    ["test/support/pictures/print-card.ts"],
    {
      env: { FONTCONFIG_PATH: nowhere, FONTCONFIG_FILE: join(nowhere, "none"), HOME: nowhere },
    },
  );
  await rm(nowhere, { recursive: true });
  // Fontconfig complains as soon as it is asked for a font without a configuration.
  expect(print.stderr).toBe("");
  expect(print.stdout).toBe(await printedCard());
});

test.each([
  { words: "Pokémon", anchor: "start", left: 20, right: 210 },
  { words: "ピカチュウ", anchor: "start", left: 20, right: 220 },
  { words: "Pokémon", anchor: "middle", left: -75, right: 115 },
  { words: "Pokémon", anchor: "end", left: -170, right: 20 },
] as const)("$words begins or ends where it is anchored ($anchor)", async (line) => {
  const shift = line.left < 0 ? 180 : 0;
  const ink = await inkOf(line.words, { anchor: line.anchor, x: 20 + shift });
  expect(Math.abs(ink.left - line.left - shift)).toBeLessThan(30);
  expect(Math.abs(ink.right - line.right - shift)).toBeLessThan(30);
});

test.each(["Pokémon Trainer's Very Best Friends", "ピカチュウとリザードンとフシギバナ"])(
  "%s is set smaller, so that it fits, and cut when it would be too small to read",
  async (words) => {
    const wide = await inkOf(words, { width: 300 });
    expect(wide.right).toBeLessThanOrEqual(320);
    expect(wide.right).toBeGreaterThan(270);
    const narrow = await set(words, { width: 90 });
    const ends = outlines(await set("…"));
    expect(outlines(narrow).at(-1)).toBe(ends[0]);
    expect((await inkOf(words, { width: 90 })).right).toBeLessThanOrEqual(110);
  },
);

test("a first letter that is too wide stays, and an empty text is nothing", async () => {
  expect(outlines(await set("WWW", { width: 1 }))).toHaveLength(2);
  expect(outlines(await set(""))).toEqual([]);
});
