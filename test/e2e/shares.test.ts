import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { drawn, priceAgo } from "#test/support/pictures/charts.ts";
import { drawer } from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";

const { imagesBaseUrl } = inject("cloud");
let owner: SignedIn;
/** A card with a picture and a week of prices, in a set of its own. */
let card: PrintingId;
let set: string;

beforeAll(async () => {
  owner = await somebody();
  [card = card] = await cardsWithPictures(1);
  set = setIdOf(card);
  for (let ago = 6; ago >= 0; ago -= 1) await price(ago, 40_000 + ago * 100);
}, 120_000);

const price = (ago: number, market: number) => priceAgo(set.split(":")[2] ?? "", ago, market);
const led = (path: string) => drawn(`GET ${path}`, owner.token);
const address = async (path: string) => (await led(path)).headers.get("location") ?? "";

async function sizeOf(url: string) {
  const picture = await fetch(url);
  expect(picture.status).toBe(200);
  expect(picture.headers.get("cache-control")).toContain("immutable");
  const { width, height, format } = await sharp(await picture.arrayBuffer()).metadata();
  return { width, height, format, type: picture.headers.get("content-type") };
}

describe("[IMG-6] a card to share", () => {
  test.each([
    ["", { width: 1080, height: 1080, format: "jpeg", type: "image/jpeg" }],
    ["?style=showcase", { width: 1080, height: 1080, format: "jpeg", type: "image/jpeg" }],
    ["?size=link&format=png", { width: 1200, height: 630, format: "png", type: "image/png" }],
    ["?size=story&currency=EUR", { width: 1080, height: 1920, format: "jpeg", type: "image/jpeg" }],
  ])("%s is drawn and led to on the CDN", async (options, expected) => {
    const { status, headers } = await led(`/v1/cards/${card}/share${options}`);
    expect([status, headers.get("cache-control")]).toEqual([302, "private, max-age=300"]);
    const url = headers.get("location") ?? "";
    const file = new RegExp(`^${imagesBaseUrl}/renders/[0-9a-f]{64}/1\\.(jpg|png)$`);
    expect(url).toMatch(file);
    expect(await sizeOf(url)).toEqual(expected);
  });

  test("[IMG-7] is the same for everybody, and another one when its price has changed", async () => {
    const path = `/v1/cards/${card}/share?style=showcase&size=link`;
    const first = await address(path);
    const { token } = await somebody();
    const again = await api(`GET ${path}`, { token });
    expect([again.status, again.headers.get("location")]).toEqual([302, first]);
    await price(0, 41_234);
    expect(await address(path)).not.toBe(first);
    expect((await fetch(first)).status).toBe(200);
  });

  test("[IMG-1] without a picture has a placeholder, and nobody keeps the way there", async () => {
    const [, bare] = await cardsWithPictures(2, { isLastBare: true });
    const { status, headers } = await led(`/v1/cards/${bare}/share`);
    expect([status, headers.get("cache-control")]).toEqual([302, "no-store"]);
    expect(await sizeOf(headers.get("location") ?? "")).toMatchObject({ width: 1080 });
  });

  test.each([
    ["?size=poster", 400, "request.invalid"],
    ["?style=loud", 400, "request.invalid"],
    ["?format=webp", 400, "request.invalid"],
    ["?currency=euro", 400, "request.invalid"],
    ["?variant=gold", 422, "catalog.no_such_variant"],
  ])("[API-4] %s is refused with what is expected", async (options, status, code) => {
    const { token } = owner;
    const answer = await api(`GET /v1/cards/${card}/share${options}`, { token });
    expect(answer).toMatchObject({ status, body: { code } });
  });
});

describe("[IMG-6] the picture of a link", () => {
  const link = { width: 1200, height: 630, format: "jpeg", type: "image/jpeg" };

  test("to a set shows it", async () => {
    expect(await sizeOf(await address(`/v1/sets/${set}/preview`))).toEqual(link);
    const { token } = owner;
    const unknown = await api("GET /v1/sets/pokemon:en:nowhere/preview", { token });
    expect(unknown).toMatchObject({ status: 404, body: { code: "catalog.no_such_set" } });
  });

  test("to a collection says what it is worth when its owner asks, and is nobody else's", async () => {
    const path = `${await drawer(owner).aCollectionOf([card])}/preview`;
    const [plain, euros, same, dollars] = [
      await address(path),
      await address(`${path}?value=true`),
      await address(`${path}?value=true&currency=EUR`),
      await address(`${path}?value=true&currency=USD`),
    ];
    expect(await sizeOf(plain)).toEqual(link);
    expect(same).toBe(euros);
    expect(new Set([plain, euros, dollars]).size).toBe(3);
    const { token } = await somebody();
    const theirs = await api(`GET ${path}`, { token });
    expect(theirs).toMatchObject({ status: 404, body: { code: "collections.no_such_collection" } });
    const nowhere = await api(`GET /v1/collections/${randomUUID()}/preview`, { token });
    expect(nowhere).toMatchObject({ status: 400, body: { code: "request.invalid" } });
  });
});
