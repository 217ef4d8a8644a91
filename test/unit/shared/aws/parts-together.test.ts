import { expect, test } from "vitest";
import { partsTogether } from "#functions/shared/aws/parts-together.ts";

const bytes = Uint8Array.from({ length: 6_000_000 }, (_none, at) => at % 251);

/** Objects of six million bytes, and what is asked of them. */
function shelf() {
  const asked: string[] = [];
  const lake = {
    async part(key: string, { start, length }: { start: number; length: number }) {
      asked.push(`${key} ${start}+${length}`);
      return key === "none" ? undefined : bytes.subarray(start, start + length);
    },
  };
  const parts = partsTogether(lake, { most: 100, waitMs: 5 });
  const read = async (key: string, start: number, length: number) => {
    const part = await parts.part(key, { start, length });
    return part && [...part];
  };
  return { asked, read, given: (start: number, end: number) => [...bytes.subarray(start, end)] };
}

test("parts of an object that are wanted within a moment are one call, each with its own bytes", async () => {
  const { asked, read, given } = shelf();
  const found = await Promise.all([read("book", 40, 3), read("book", 10, 2), read("book", 40, 3)]);
  expect(found).toEqual([given(40, 43), given(10, 12), given(40, 43)]);
  expect(asked).toEqual(["book 10+33"]);
});

test("those of other objects, and those that lie far apart, are calls of their own", async () => {
  const { asked, read, given } = shelf();
  const found = await Promise.all([
    ...[read("book", 0, 2), read("book", 5_000_000, 2), read("other", 7, 1)],
  ]);
  expect(found).toEqual([given(0, 2), given(5_000_000, 5_000_002), given(7, 8)]);
  expect(asked.toSorted()).toEqual(["book 0+2", "book 5000000+2", "other 7+1"]);
});

test("of an object that is not there nobody gets anything", async () => {
  const { read } = shelf();
  expect(await Promise.all([read("none", 1, 1), read("none", 2, 1)])).toEqual([
    undefined,
    undefined,
  ]);
});
