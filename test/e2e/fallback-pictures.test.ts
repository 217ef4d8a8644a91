import sharp from "sharp";
import { beforeAll, expect, inject, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api } from "#test/support/clouds/api.ts";
import { shownAt } from "#test/support/pictures/shown-pictures.ts";
import { admin } from "#test/support/sources/runs.ts";

const { upstream, imagesBaseUrl } = inject("cloud");
let token = "";
beforeAll(async () => {
  token = await admin();
  await broughtIn(token);
}, 180_000);

const get = async (path: string) => {
  const { status, body } = await api(`GET ${path}`, { token });
  expect([status, path]).toEqual([200, path]);
  return body;
};

/** What the CDN answers about a picture that a path of ours leads to. */
async function hostedAt(path: string) {
  const { status, headers } = await shownAt(path);
  expect([path, status]).toEqual([path, 302]);
  expect(headers.get("cache-control")).toBe("public, max-age=604800");
  const location = headers.get("location") ?? "";
  expect(location).toMatch(new RegExp(`^${imagesBaseUrl}/hosted/[0-9a-f]{64}/`));
  const picture = await fetch(location);
  expect(picture.status).toBe(200);
  expect(picture.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  return { picture, bytes: Buffer.from(await picture.arrayBuffer()) };
}

test("[IMG-1] a card without a picture of the first source is shown as the next one has it, from the CDN", async () => {
  const { items } = await get("/v1/sets/pokemon:en:smpl1/cards?limit=1");
  const [card] = items;
  const { images } = await get(`/v1/cards/${card.id}`);
  const urls = images.map(({ url }: { url: string }) => url);
  expect(urls).toHaveLength(2);
  expect(urls[1]).toMatch(new RegExp(`^${upstream}/pokemontcg-pictures/smpl1/.+_hires\\.png$`));
  const widths: Record<string, unknown> = {};
  for (const size of ["small", "large", "original"]) {
    const { picture, bytes } = await hostedAt(`/v1/cards/${card.id}/image?size=${size}`);
    widths[size] = [picture.headers.get("content-type"), (await sharp(bytes).metadata()).width];
  }
  expect(widths).toEqual({
    small: ["image/webp", 245],
    large: ["image/webp", 600],
    original: ["image/png", 600],
  });
});

test("[IMG-1] a picture that the first source has stays its picture", async () => {
  const { images, provenance } = await get("/v1/cards/pokemon:en:base1-4");
  expect(provenance.map(({ source }: { source: string }) => source)).toContain("pokemontcg");
  for (const { url } of images) expect(url).toContain(`${upstream}/assets/`);
});

test("[CAT-5] logo and symbol of a set that the second source alone tells of are hosted too", async () => {
  const set = await get("/v1/sets/pokemon:en:smpl1");
  expect(set.logoUrl).toBe(`${upstream}/pokemontcg-pictures/smpl1/logo.png`);
  for (const path of [set.logoPath, set.symbolPath]) {
    const { picture } = await hostedAt(path);
    expect(picture.headers.get("content-type")).toBe("image/png");
  }
});

test("hosts of pictures are upstreams that an admin sees", async () => {
  const { items } = await get("/v1/admin/upstreams");
  const names = items.map(({ source }: { source: string }) => source);
  expect(names).toEqual(
    expect.arrayContaining(["pokemontcg-pictures", "scrydex-pictures", "tcgcsv-pictures"]),
  );
});
