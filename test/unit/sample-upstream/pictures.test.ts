import sharp from "sharp";
import { expect, test } from "vitest";
import { cardFace, cardSize } from "#bin/sample-upstream/pictures/draw-card.ts";
import { typesetter } from "#bin/sample-upstream/pictures/lettering/typesetter.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { get, json, running } = sampleUpstream();

test.each([
  ["high.png", "image/png", "png", 600, 825],
  ["high.webp", "image/webp", "webp", 600, 825],
  ["low.webp", "image/webp", "webp", 245, 337],
  ["low.jpg", "image/jpeg", "jpeg", 245, 337],
])("%s is a picture of the size it promises", async (file, type, format, width, height) => {
  const response = await get(`/assets/en/base/base1/4/${file}`);
  expect(response.headers.get("content-type")).toBe(type);
  const picture = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
  expect(picture).toMatchObject({ format, width, height });
});

test("the address a card names leads to its picture, whatever its number", async () => {
  for (const id of ["exu-!", "exu-%3F", "swsh9tg-TG12"]) {
    const { image } = await json(`/v2/en/cards/${id}`);
    expect((await fetch(`${image}/low.webp`)).status).toBe(200);
  }
});

test("logos and symbols have a picture too", async () => {
  const { logo, symbol } = await json("/v2/en/sets/sv03.5");
  expect((await fetch(`${logo}.png`)).headers.get("content-type")).toBe("image/png");
  expect((await fetch(`${symbol}.webp`)).headers.get("content-type")).toBe("image/webp");
});

test.each([
  "/assets/en/tk/tk-xy-b/1/high.png",
  "/assets/en/base/base1/4/huge.png",
  "/assets/en/base/base1/4/high.gif",
  "/assets/en/base/base1/999/high.png",
])("%s has no picture", async (path) => {
  expect((await get(path)).status).toBe(404);
});

test("a picture can be revalidated by tag and by date", async () => {
  const path = "/assets/en/base/base1/4/low.webp";
  const first = await get(path);
  const etag = first.headers.get("etag") ?? "";
  const date = first.headers.get("last-modified") ?? "";
  expect((await get(path, { "if-none-match": etag })).status).toBe(304);
  expect((await get(path, { "if-modified-since": date })).status).toBe(304);
});

test("a picture is the same for every server, and another for every card", async () => {
  const tagOf = async (number: number) =>
    (await get(`/assets/en/base/base1/${number}/low.webp`)).headers.get("etag");
  const tags = await Promise.all([1, 2, 3, 4, 5, 4].map(tagOf));
  expect(new Set(tags).size).toBe(5);
  expect(tags[3]).toBe(tags[5]);
});

test("a changed picture has other bytes, another tag and a later date", async () => {
  const path = "/assets/en/base/base1/58/low.webp";
  const before = await get(path);
  running().faults.set([{ path: "/assets/en/base/base1/58/*", fault: "changed-picture" }]);
  const after = await get(path, { "if-none-match": before.headers.get("etag") ?? "" });
  expect(after.status).toBe(200);
  expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
  expect(Date.parse(after.headers.get("last-modified") ?? "")).toBeGreaterThan(
    Date.parse(before.headers.get("last-modified") ?? ""),
  );
  expect(Buffer.from(await after.arrayBuffer())).not.toEqual(
    Buffer.from(await before.arrayBuffer()),
  );
});

test("signs that mean something to a drawing are letters in names", async () => {
  const set = { id: "x", name: 'Sword & "Shield"' };
  const card = { id: "x-1", localId: "1", name: "</svg><b> & Co", set };
  const svg = await typesetter().set(cardFace(card));
  expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  expect(svg).not.toMatch(/<text|<b>| & /);
  const { width, height } = await sharp(Buffer.from(svg)).metadata();
  expect({ width, height }).toEqual(cardSize);
});
