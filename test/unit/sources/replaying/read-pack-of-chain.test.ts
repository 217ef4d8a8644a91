import { describe, expect, test } from "vitest";
import { markOf } from "#functions/sources/replaying/marks.ts";
import { readPackOfChain } from "#functions/sources/replaying/read-pack-of-chain.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { Chain } from "#schemas/storage/replay-items.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { aChain, cards, oldCards, replay } from "#test/support/sources/packs-of-chains.ts";

describe("[LAKE-6] what a chain wants of a pack", () => {
  const moment = (second: number) => `2026-02-01T06:00:0${second}.000Z`;
  const line = (name: string, second: number, unit = "base1") =>
    ({ unit, name, requestedAt: moment(second) }) as BronzeLine;
  const lines = [line("set", 1), line("card", 2), line("set", 3), line("set", 2, "base2")];
  const read = (more: object = {}, chain: Partial<Chain> = {}, seen: readonly string[] = []) =>
    readPackOfChain(
      cards(1),
      { replay: { ...replay, ...more }, chain: aChain(chain), seen: new Set(seen) },
      { readPack: async () => lines },
    );
  const numbers = ({ lines: found }: Awaited<ReturnType<typeof read>>) =>
    found.map(({ number }) => number).sort();
  const mark = (name: string, unit = "base1") => markOf(`${unit}\n${name}`);

  test("is the newest answer to each request, that no later pack has answered", async () => {
    const all = await read();
    expect(numbers(all)).toEqual([1, 2, 3]);
    expect(all.requests).toEqual([mark("set"), mark("card"), mark("set", "base2")]);
    expect(all.lines[0]).toEqual({ key: cards(1), number: 2, line: lines[2] });
    const left = await read({}, {}, [mark("set")]);
    expect([numbers(left), left.requests.length]).toEqual([[1, 3], 2]);
  });

  test("is of its units", async () => {
    expect(numbers(await read({ units: ["base2"] }))).toEqual([3]);
  });

  test("is of its share of the units, and each has its place in one", async () => {
    const shares = await Promise.all([0, 1, 2].map((slice) => read({}, { slice, slices: 3 })));
    expect(shares.flatMap(numbers).sort()).toEqual([1, 2, 3]);
  });

  test("is in its time, and what is newer is known to be when it writes silver", async () => {
    const early = await read({ from: moment(2), until: moment(3) });
    expect(numbers(early)).toEqual([1, 3]);
    expect(early.requests).toHaveLength(3);
    const shadow = await read({ target: "shadow", until: moment(3) });
    expect(numbers(shadow)).toEqual([0, 1, 3]);
    expect(numbers(await read({ target: "shadow", from: moment(3) }))).toEqual([2]);
  });

  test("is every answer when lists are read, from its time on, and until its end for a shadow", async () => {
    const lists = { phase: "lists" as const };
    expect(numbers(await read({}, lists))).toEqual([0, 1, 2, 3]);
    expect(numbers(await read({ from: moment(2), until: moment(3) }, lists))).toEqual([1, 2, 3]);
    const shadow = { target: "shadow", from: moment(2), until: moment(3) };
    expect(numbers(await read(shadow, lists))).toEqual([1, 3]);
    expect((await read({}, lists)).requests).toEqual([]);
  });

  test("is remembered of no pack that tells no time: there the store knows what is newest", async () => {
    const old = await readPackOfChain(
      oldCards(1),
      { replay, chain: aChain(), seen: new Set() },
      { readPack: async () => lines },
    );
    expect([numbers(old), old.requests]).toEqual([[1, 2, 3], []]);
  });

  test("is nothing where it cannot be read, and its trouble is told", async () => {
    const broken = (error: Error) =>
      readPackOfChain(
        cards(1),
        { replay, chain: aChain(), seen: new Set() },
        {
          readPack: async () => {
            throw error;
          },
        },
      );
    expect(await broken(new MessageError("permanent", "It is no pack."))).toEqual({
      ...{ lines: [], requests: [], trouble: "It is no pack." },
    });
    for (const error of [new MessageError("transient", "S3 is away."), new TypeError("Oh no.")]) {
      await expect(broken(error)).rejects.toThrow(error.message);
    }
  });
});
