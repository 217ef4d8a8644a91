import { expect, test } from "vitest";
import { pictureAnswer, retryAfterSeconds } from "#functions/images/pictures/picture-response.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const answered = (
  status: number,
  headers: Record<string, string> = {},
  body: string | Uint8Array<ArrayBuffer> | null = null,
) => {
  const response = new Response(body, { status, headers });
  Object.defineProperty(response, "url", { value: "https://pictures.test/a" });
  return pictureAnswer(response, now);
};

const refusing = [400, 401, 403, 407, 418, 426, 451];
const troubled = [408, 425, 429, 500, 503];
const reason = (status: number) => `pictures.test answered with ${status}.`;

test.each<{ status: number; meaning: object }>([
  { status: 404, meaning: { kind: "absent" } },
  { status: 410, meaning: { kind: "absent" } },
  { status: 304, meaning: { kind: "unchanged" } },
  ...refusing.map((status) => ({ status, meaning: { kind: "refused", reason: reason(status) } })),
  ...troubled.map((status) => ({ status, meaning: { kind: "failed", reason: reason(status) } })),
])("a source that answers $status says $meaning.kind", async ({ status, meaning }) => {
  expect(await answered(status)).toEqual(meaning);
});

test("only trouble may ask for a pause", async () => {
  const header = { "retry-after": "30" };
  expect(await answered(503, header)).toMatchObject({ kind: "failed", retryAfterSeconds: 30 });
  expect(await answered(403, header)).not.toHaveProperty("retryAfterSeconds");
});

test.each([
  ["30", 30],
  [" 30 ", 30],
  ["Sun, 01 Feb 2026 06:00:30 GMT", 30],
  ["0", undefined],
  ["Sun, 01 Feb 2026 06:00:00 GMT", undefined],
  ["Sat, 31 Jan 2026 06:00:00 GMT", undefined],
  ["soon", undefined],
  ["3x", undefined],
  ["", undefined],
  [" ", undefined],
  [null, undefined],
])("Retry-After %j is a pause of %s seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});

test("a pause until a moment within a second is a whole second", () => {
  const justBefore = new Date("2026-02-01T05:59:59.400Z");
  expect(retryAfterSeconds("Sun, 01 Feb 2026 06:00:00 GMT", justBefore)).toBe(1);
});

test("a picture comes with the tags that it can be asked for again with", async () => {
  const headers = { etag: '"1"', "last-modified": "Sun, 01 Feb 2026 05:00:00 GMT" };
  const picture = await answered(200, headers, "bytes");
  expect(picture).toEqual({
    ...{ kind: "picture", etag: '"1"', lastModified: "Sun, 01 Feb 2026 05:00:00 GMT" },
    bytes: Buffer.from("bytes"),
  });
  const bare = await answered(200, {}, "bytes");
  expect(bare).toMatchObject({ etag: undefined, lastModified: undefined });
});

test("a picture of twenty megabytes is read, and one of a byte more is not", async () => {
  const twenty = 20 * 1024 * 1024;
  expect(await answered(200, {}, new Uint8Array(twenty))).toMatchObject({ kind: "picture" });
  expect(await answered(200, {}, new Uint8Array(twenty + 1))).toEqual({
    kind: "unusable",
    reason: "The picture has more than 20971520 bytes.",
  });
});
