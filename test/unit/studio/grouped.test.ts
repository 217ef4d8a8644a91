import fc from "fast-check";
import { expect, test } from "vitest";
import { type Common, grouped } from "#functions/studio/arranging/grouped.ts";

interface Thing {
  readonly at: number;
  readonly key: string | undefined;
  readonly order: string;
}

const things = fc
  .array(
    fc.record({
      key: fc.option(fc.constantFrom("a", "b", "c", "d"), { nil: undefined }),
      order: fc.constantFrom("1", "2", "3"),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((one, at): Thing => ({ at, ...one })));

const commonOf = ({ key, order }: Thing): Common | undefined =>
  key === undefined ? undefined : { key, heading: key.toUpperCase(), order };

test("[IMG-2] every card is in one group, in its order, and those without one come last", () => {
  fc.assert(
    fc.property(things, (cards) => {
      const groups = grouped(cards, commonOf);
      const all = groups.flatMap((group) => group.cards);
      expect(all.toSorted((a, b) => a.at - b.at)).toEqual(cards);
      for (const group of groups) {
        const places = group.cards.map(({ at }) => at);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(new Set(group.cards.map(({ key }) => key))).toEqual(new Set([group.common?.key]));
      }
      expect(new Set(groups.map(({ common }) => common?.key)).size).toBe(groups.length);
      const bare = groups.findIndex(({ common }) => common === undefined);
      expect([-1, groups.length - 1]).toContain(bare);
    }),
  );
});

test("groups stand in the order of the first of their cards, in whichever order cards came", () => {
  fc.assert(
    fc.property(things, fc.array(fc.nat(), { maxLength: 40 }), (cards, keys) => {
      const shuffled = cards.toSorted((a, b) => (keys[a.at] ?? 0) - (keys[b.at] ?? 0));
      const leastOf = (key: string | undefined) =>
        cards
          .filter((card) => card.key === key)
          .map(({ order }) => order)
          .toSorted()[0] ?? "";
      const told = grouped(shuffled, commonOf).flatMap(({ common }) => common ?? []);
      const expected = told
        .map(({ key }) => `${leastOf(key)} ${key}`)
        .toSorted()
        .map((name) => name.slice(2));
      expect(told.map(({ key }) => key)).toEqual(expected);
    }),
  );
});
