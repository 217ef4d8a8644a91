import fc from "fast-check";
import { expect, test } from "vitest";
import { hoursToRead, nextWanted, turnOf } from "#functions/sources/wanting/wanted-list.ts";
import type { Interest } from "#schemas/storage/interest.ts";
import { PrintingId } from "#schemas/values.ts";
import { wantedListsContract } from "#test/contract/wanted-lists.ts";
import { memoryWantedLists } from "#test/fakes/memory-wanted-lists.ts";

wantedListsContract("memoryWantedLists", async () => {
  const lists = memoryWantedLists();
  return { lists, note: async (at, points) => lists.note(at, points) };
});

const card = (number: number) => PrintingId.parse(`pokemon:en:base1-${number}`);
const note = (...points: readonly number[]): Interest["points"] =>
  Object.fromEntries(points.flatMap((own, at) => (own > 0 ? [[card(at + 1), own]] : [])));
const first = "2026-02-01T05";

test("[ING-1] the most wanted come first, by all that was noted, and of equals the first id", () => {
  const { cards } = nextWanted(undefined, [note(1, 3, 1), note(1), note(0, 0, 1)], first);
  expect(cards).toEqual([
    [card(2), 3],
    [card(1), 2],
    [card(3), 2],
  ]);
});

test("[ING-1] what is sealed takes the place of no card, since no source is asked of it by the hour", () => {
  const sealed = PrintingId.parse("pokemon:en:product.shop.604-906040");
  const { cards } = nextWanted(undefined, [{ [sealed]: 9, [card(1)]: 1 }], first);
  expect(cards).toEqual([[card(1), 1]]);
});

test("[ING-1] after a week half of a card's points are left, and what is hardly wanted is forgotten", () => {
  const before = nextWanted(undefined, [note(8, 0.05)], first);
  const after = nextWanted(before, [note(0, 0, 5)], "2026-02-08T05");
  expect(after.cards).toEqual([
    [card(3), 5],
    [card(1), 4],
  ]);
});

test("[ING-1] the order of notes makes no difference, nor does who was at work in which hour", () => {
  const notes = fc.array(fc.array(fc.nat(9), { maxLength: 6 }), { maxLength: 8 });
  fc.assert(
    fc.property(notes, fc.infiniteStream(fc.nat()), (given, chances) => {
      const all = given.map((points) => note(...points));
      const shuffled = all
        .map((one) => ({ one, at: chances.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const together = nextWanted(undefined, all, first);
      expect(nextWanted(undefined, shuffled, first)).toEqual(together);
      const half = nextWanted(undefined, all.slice(0, 3), first);
      expect(nextWanted(half, all.slice(3), first)).toEqual(together);
    }),
  );
});

test("hours that are not in the list are read, as far as notes are kept", () => {
  const list = { until: first, cards: [] };
  expect(hoursToRead(list, "2026-02-01T07", 47)).toEqual(["2026-02-01T05", "2026-02-01T06"]);
  expect(hoursToRead(list, first, 47)).toEqual([]);
  expect(hoursToRead(undefined, first, 2)).toEqual(["2026-02-01T03", "2026-02-01T04"]);
  expect(hoursToRead(list, "2026-02-05T05", 47)).toHaveLength(47);
});

test("where more are wanted than an hour has room for, each has its turn", () => {
  const cards = [1, 2, 3, 4, 5, 6, 7];
  const hours = ["05", "06", "07"].map((hour) => turnOf(cards, 3, `2026-02-01T${hour}`));
  expect(new Set(hours.flat())).toEqual(new Set(cards));
  for (const turn of hours) expect(turn).toHaveLength(3);
  expect(turnOf(cards, 7, first)).toEqual(cards);
});
