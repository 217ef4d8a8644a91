import { expect, test } from "vitest";
import { publishPictureChanges } from "#functions/images/pictures/publish-picture-changes.ts";
import { pictureChangeIn } from "#schemas/messages/picture-change.ts";
import type { News } from "#shared/kernel/event-bus.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const [one, other] = ["a".repeat(64), "b".repeat(64)];

type Shown = readonly [status: string, sha256?: string] | undefined;

/** A record of the stream: what was known of a card's picture, and what is now. */
const change = (id: string, before: Shown, after: Shown, sequence = "1"): unknown => {
  const image = (shown: Shown) =>
    shown && {
      printingId: { S: id },
      status: { S: shown[0] },
      ...(shown[1] && { sha256: { S: shown[1] } }),
      accesses: { N: "3" },
    };
  return {
    dynamodb: {
      Keys: { pk: { S: `IMAGE#${id}` }, sk: { S: "IMAGE" } },
      SequenceNumber: sequence,
      ApproximateCreationDateTime: now.getTime() / 1000 - 10,
      ...(before && { OldImage: image(before) }),
      ...(after && { NewImage: image(after) }),
    },
  };
};

async function told(...changes: unknown[]): Promise<readonly News[]> {
  const all: News[] = [];
  const bus = {
    async publish(news: readonly News[]) {
      all.push(...news);
    },
  };
  const read = changes.map((record) => pictureChangeIn(record) ?? expect.unreachable());
  await publishPictureChanges(read, { bus, clock: () => now });
  return all;
}
const charizard = "pokemon:en:base1-4";

test.each<[string, Shown, Shown, told: boolean]>([
  ["its first picture", undefined, ["present", one], true],
  ["another picture", ["present", one], ["present", other], true],
  ["a picture that its source lost", ["present", one], ["missing", one], true],
  ["a picture that is back", ["missing", one], ["present", one], true],
  ["a picture after none was there", ["missing"], ["present", one], true],
  ["no picture at all", undefined, ["missing"], false],
  ["a picture that was asked for again", ["present", one], ["present", one], false],
  ["a picture whose host is silent", ["present", one], ["unreachable", one], false],
])("a card with %s is told, or is no news", async (_case, before, after, isTold) => {
  expect(await told(change(charizard, before, after))).toHaveLength(isTold ? 1 : 0);
});

test("pictures that changed together are told by game, a hundred in an event, each once", async () => {
  const many = Array.from({ length: 120 }, (_none, number) =>
    change(`pokemon:en:base1-${number}`, undefined, ["present", one], String(number)),
  );
  const first = change(charizard, ["present", one], ["present", other], "500");
  const foreign = change("onepiece:en:op01-1", undefined, ["present", one]);
  const news = await told(...many, first, foreign);
  expect(
    news.map(({ detail }) => "pictureIds" in detail && [detail.game, detail.pictureIds.length]),
  ).toEqual([
    ["pokemon", 100],
    ["pokemon", 20],
    ["onepiece", 1],
  ]);
  expect(await told(first, ...many, foreign)).toEqual(news);
});

test("a record of something else is none of its business", () => {
  const render = { pk: { S: "USER#1" }, sk: { S: "RENDER#1" } };
  expect(pictureChangeIn({ dynamodb: { Keys: render, NewImage: { id: { S: "a" } } } })).toBe(
    undefined,
  );
  expect(pictureChangeIn({ dynamodb: {} })).toBe(undefined);
});

test("a record of a picture that cannot be read is a failure, and not no news", () => {
  const Keys = { pk: { S: `IMAGE#${charizard}` }, sk: { S: "IMAGE" } };
  expect(() =>
    pictureChangeIn({ dynamodb: { Keys, NewImage: { status: { S: "present" } } } }),
  ).toThrow(/printingId/);
});
