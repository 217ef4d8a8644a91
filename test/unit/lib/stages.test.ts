import { expect, test } from "vitest";
import { stageFrom } from "#lib/stages.ts";

const contact = { UPSTREAM_CONTACT: "ops@example.com", MAIL_FROM: "cards@example.com" };

test("pictures are drawn on what Lambda has, unless a local stage says otherwise", () => {
  expect(stageFrom({ STAGE: "prod", ...contact }).drawing.platform).toBe("linux-x64");
  const local = { STAGE: "local", LAYER_PLATFORM: "darwin-arm64", CHROME_PATH: "/chrome" };
  expect(stageFrom(local).drawing).toEqual({ platform: "darwin-arm64", chromePath: "/chrome" });
});

test.each([
  ["linux-arm64", "no other browser is packed on npm"],
  ["arm64", "LAYER_PLATFORM may be linux-x64, "],
])("a stage on Lambda refuses the platform %s", (LAYER_PLATFORM, reason) => {
  expect(() => stageFrom({ STAGE: "dev", LAYER_PLATFORM, ...contact })).toThrow(reason);
});

test("an empty setting is none", () => {
  const { drawing } = stageFrom({ STAGE: "local", LAYER_PLATFORM: "", CHROME_PATH: "" });
  expect(drawing).toEqual({ platform: "linux-x64", chromePath: undefined });
});

test("[CAT-5] people get the pictures of games whose publishers bear it, unless a stage says otherwise", () => {
  const hosted = (HOSTED_PICTURES?: string) =>
    stageFrom({ STAGE: "local", HOSTED_PICTURES }).hostedPictures;
  expect(hosted()).toEqual(["pokemon"]);
  expect(hosted("")).toEqual(["pokemon"]);
  expect(hosted("pokemon, onepiece")).toEqual(["pokemon", "onepiece"]);
  expect(hosted("none")).toEqual([]);
  expect(() => hosted("pokemon,marbles")).toThrow(
    "HOSTED_PICTURES must be none or names of games, of pokemon, onepiece, separated by commas; it names marbles.",
  );
});
