import { expect, test } from "vitest";
import { referenceLines, referencePlainJson } from "#test/support/running/reference-data.ts";
import {
  answerOf,
  differences,
  recordedTraffic,
  whyDifferent,
} from "#test/support/v2/v2-recorded.ts";
import { setsOfGiven, v2FileOf } from "#test/support/v2/v2-sets.ts";

interface Given {
  readonly id: string;
  readonly set: { readonly id: string };
}
const traffic = recordedTraffic();
const { data: sets } = (referencePlainJson("pokemon-sets.json") ?? { data: [] }) as {
  data: Given[];
};

// The bench has all cards; these are what was asked for.
const asked = new Set(["g1", "xy7"]);

test.skipIf(!traffic || sets.length === 0)(
  "[SRCH-5] recorded requests are answered with the same status, fields, types and order, or for a known reason not",
  () => {
    const cards = (referenceLines("pokemon-cards.ndjson.gz") ?? []) as readonly Given[];
    const ofSet = Map.groupBy(
      cards.filter(({ set }) => asked.has(set.id)),
      ({ set }) => set.id,
    );
    const file = v2FileOf(
      setsOfGiven(sets.map((set) => ({ set, cards: ofSet.get(set.id) ?? [] }))),
    );
    expect(traffic).toHaveLength(16);
    for (const recorded of traffic ?? []) {
      const found = [...differences(recorded, answerOf(recorded.url, file))];
      const unknown = found.filter((one) => whyDifferent(recorded, one) === undefined);
      expect([recorded.url, ...unknown]).toEqual([recorded.url]);
    }
    const found = traffic?.find(({ url }) => url.includes("set.name:generations")) ?? { url: "" };
    expect(answerOf(found.url, file).body).toMatchObject({ count: 59, totalCount: 59 });
  },
);
