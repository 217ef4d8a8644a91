import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { decodeIndex, encodeIndex } from "#functions/catalog/indexing/index-file.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aCard, aSet } from "#test/support/catalogue/catalog.ts";

const entries = (count: number) =>
  Array.from({ length: count }, (_none, number) => ({
    card: {
      ...aCard({ number: String(number), name: `Card “${number}”` }),
      ...{ status: "current" as const, provenance: [] },
    },
    set: aSet(),
  }));

test.each([0, 1, 999, 1_000, 1_001, 2_500])(
  "an index of %i cards is written in parts and is the same text",
  (count) => {
    const file = indexContent(pokemon, entries(count), []);
    const { version, content } = encodeIndex(file);
    const text = gunzipSync(content).toString();
    expect(text).toBe(JSON.stringify(file));
    expect(version).toBe(sha256(text));
    expect(decodeIndex(content, version)).toEqual(file);
  },
);

test("[SRCH-1] what people want changes the version of an index, and not that of its catalogue", () => {
  const cards = entries(1_001);
  const plain = encodeIndex(indexContent(pokemon, cards, []));
  expect(plain.catalogue).toBe(plain.version);
  const file = indexContent(pokemon, cards, [], [[aCard({ number: "7" }).id, 9]]);
  const weighed = encodeIndex(file);
  expect(gunzipSync(weighed.content).toString()).toBe(JSON.stringify(file));
  expect(decodeIndex(weighed.content, weighed.version)).toEqual(file);
  expect(weighed.catalogue).toBe(plain.version);
  expect(weighed.version).not.toBe(plain.version);
  expect(
    file.weights?.flatMap((weight, at) => (weight > 0 ? [[file.ids[at], weight]] : [])),
  ).toEqual([[aCard({ number: "7" }).id, 27]]);
});

test("an index of a format that the reader does not know is refused", () => {
  const { version, content } = encodeIndex({ ...indexContent(pokemon, [], []), format: 99 });
  expect(() => decodeIndex(content, version)).toThrow("has the format 99");
  expect(decodeIndex(content, version, [99]).format).toBe(99);
});
