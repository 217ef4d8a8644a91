import sharp from "sharp";
import { afterEach, expect, inject, test } from "vitest";
import { recentFolder } from "#schemas/storage/lake.ts";
import { PrintingId } from "#schemas/values.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { eventually, record } from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { cardApart, setWithLogo, shownAt } from "#test/support/pictures/shown-pictures.ts";
import { observationsBelow } from "#test/support/sources/pipeline-state.ts";

const { upstream, apiUrl, imagesBaseUrl } = inject("cloud");
afterEach(() => fetch(`${upstream}/_faults`, { method: "DELETE" }));

const spoil = (path: string, fault: string) =>
  fetch(`${upstream}/_faults`, { method: "PUT", body: JSON.stringify([{ path, fault }]) });
/** A card of a set of its own, with the picture of the Base Set's card of this number. */
async function aCard(number: number): Promise<string> {
  const [id] = await cardsWithPictures(1, { numbers: [number] });
  return `/v1/cards/${id}/image`;
}

test("[CAT-5] the first who looks is asked to come back, and then led to the CDN, without a token", async () => {
  const path = await aCard(21);
  const first = await api(`GET ${path}`);
  expect(first).toMatchObject({ status: 202, body: "" });
  expect(first.headers.get("cache-control")).toBe("no-store");
  expect(Number(first.headers.get("retry-after"))).toBeGreaterThan(0);
  const { status, headers } = await shownAt(path);
  expect(status).toBe(302);
  expect(headers.get("cache-control")).toBe("public, max-age=604800");
  const location = headers.get("location") ?? "";
  expect(location).toMatch(new RegExp(`^${imagesBaseUrl}/hosted/[0-9a-f]{64}/original$`));
  const picture = await fetch(location);
  expect(picture.status).toBe(200);
  expect(picture.headers.get("content-type")).toBe("image/webp");
  expect(picture.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const head = await api(`HEAD ${path}`);
  expect([head.status, head.headers.get("location")]).toEqual([302, location]);
});

test("[CAT-5] a card has the sizes of its game, each at an address of its own", async () => {
  const path = await aCard(22);
  const widths: Record<string, number> = {};
  for (const size of ["thumbnail", "cell", "small", "large", "original"]) {
    const { headers } = await shownAt(`${path}?size=${size}`);
    const bytes = await fetch(headers.get("location") ?? "").then((it) => it.arrayBuffer());
    widths[size] = (await sharp(Buffer.from(bytes)).metadata()).width;
  }
  expect(widths).toEqual({ thumbnail: 140, cell: 245, small: 245, large: 600, original: 600 });
  const unknown = await api(`GET ${path}?size=huge`);
  expect(unknown).toMatchObject({ status: 400, body: { code: "request.invalid" } });
  expect(unknown.body.errors[0].detail).toBe(
    "must be one of thumbnail, cell, small, large, original",
  );
});

test("[IMG-1] a card has each encoding that somebody asks for, with the type that its bytes have", async () => {
  const path = await aCard(29);
  await shownAt(path);
  const types: Record<string, string> = {
    webp: "image/webp",
    jpeg: "image/jpeg",
    avif: "image/avif",
  };
  for (const [format, type] of Object.entries(types)) {
    const { headers } = await shownAt(`${path}?size=cell&format=${format}`);
    const picture = await fetch(headers.get("location") ?? "");
    const { width } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect([picture.headers.get("content-type"), width]).toEqual([type, 245]);
    expect(picture.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  }
  const twofold = await api(`GET ${path}?size=cell&format=original`);
  expect(twofold).toMatchObject({ status: 400, body: { code: "request.invalid" } });
  expect(twofold.body.errors[0]).toMatchObject({ in: "query", pointer: "#/format" });
});

test("[CAT-5] many who look at once have it fetched once", async () => {
  const path = await aCard(23);
  const statuses = await Promise.all(
    Array.from({ length: 12 }, async () => (await api(`GET ${path}`)).status),
  );
  expect(statuses.every((status) => status === 202 || status === 302)).toBe(true);
  await shownAt(path);
  const id = PrintingId.parse(path.split("/")[3]);
  expect(await record(id)).toMatchObject({ version: 1, files: { widths: [140, 245] } });
  const lines = (await observationsBelow(recentFolder)).filter(({ name }) => name === id);
  expect(lines).toHaveLength(1);
});

test("a picture that its source lacks, and one that is a page, say so and are not waited for", async () => {
  const lost = await aCard(24);
  await spoil("/assets/en/base/base1/24/high.webp", "status-404");
  expect(await shownAt(lost)).toMatchObject({ status: 404, body: { code: "images.no_picture" } });
  const page = await aCard(25);
  await spoil("/assets/en/base/base1/25/high.webp", "html-200");
  const heard = await shownAt(page);
  expect(heard).toMatchObject({ status: 404, body: { code: "images.picture_unavailable" } });
  expect(Number(heard.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a card without a picture, and one that there is not, are told apart", async () => {
  const [bare] = await cardsWithPictures(1, { isLastBare: true });
  const none = await api(`GET /v1/cards/${bare}/image`);
  expect(none).toMatchObject({ status: 404, body: { code: "images.no_picture" } });
  const nobody = await api("GET /v1/cards/pokemon:en:nowhere-1/image");
  expect(nobody).toMatchObject({ status: 404, body: { code: "catalog.no_such_card" } });
});

test("[CAT-5] logos are shown as their source has them; a symbol that it has not says so", async () => {
  const id = await setWithLogo();
  expect((await api(`GET /v1/sets/${id}/logo`)).status).toBe(202);
  const { status, headers } = await shownAt(`/v1/sets/${id}/logo`);
  expect(status).toBe(302);
  const logo = await fetch(headers.get("location") ?? "");
  expect(logo.headers.get("content-type")).toBe("image/webp");
  const { body } = await shownAt(`/v1/sets/${id}/symbol`);
  expect(body).toMatchObject({ code: "images.no_picture" });
});

test("[CAT-5] where pictures are not hosted people are led to the source, and nothing is fetched", async () => {
  const url = `${upstream}/assets/en/base/base1/26/high.webp`;
  const id = await cardApart(url);
  const { status, headers } = await api(`GET /v1/cards/${id}/image`);
  expect([status, headers.get("location")]).toEqual([302, url]);
  expect(await record(id)).toBeUndefined();
  const small = await api(`GET /v1/cards/${id}/image?size=small`);
  expect(small).toMatchObject({ status: 400, body: { code: "images.no_such_size" } });
  expect(small.body.facts.sizes).toEqual(["thumbnail", "cell", "large", "original"]);
  const elsewhere = await cardApart("https://elsewhere.example/1.webp");
  expect((await api(`GET /v1/cards/${elsewhere}/image`)).status).toBe(404);
});

test("an id means the same however it is spelled, and what is no id is refused", async () => {
  const path = await aCard(27);
  const { headers } = await shownAt(path);
  const asked = async (id: string) => {
    const answer = await fetch(`${apiUrl}/v1/cards/${id}/image`, { redirect: "manual" });
    return [answer.status, answer.headers.get("location")];
  };
  const id = path.split("/")[3] ?? "";
  const there = [302, headers.get("location")];
  expect(await asked(encodeURIComponent(id))).toEqual(there);
  expect(await asked(id.replace("p", "%70"))).toEqual(there);
  for (const odd of [
    id.toUpperCase(),
    encodeURIComponent(encodeURIComponent(id)),
    `${id}%00`,
    `${id}%20`,
    `${id}%2Fimage`,
    "%2e%2e%2fhealth",
    "pokemon:en:base1-%C3%A9",
    "x".repeat(2_000),
  ]) {
    const [status, location] = await asked(odd);
    expect([odd.slice(0, 60), location]).toEqual([odd.slice(0, 60), null]);
    expect([400, 404]).toContain(status);
  }
});

test("views name our addresses beside the source's, and they lead to pictures", async () => {
  const { token } = await somebody();
  const [id] = await cardsWithPictures(1, { numbers: [28] });
  const { body: card } = await api(`GET /v1/cards/${id}`, { token });
  expect(card.images[0].url).toMatch(/^http.*28\/high\.webp$/);
  expect((await shownAt(card.images[0].path)).status).toBe(302);
  const { body: set } = await api(`GET /v1/sets/${await setWithLogo()}`, { token });
  expect(set.logoUrl).toMatch(/^http.*logo\.webp$/);
  expect((await shownAt(set.logoPath)).status).toBe(302);
});

test("[IMG-1] a card without a picture leads to a drawn one that nobody keeps, and to its picture once it has come", async () => {
  const [, bare] = await cardsWithPictures(2, { isLastBare: true });
  const path = `/v1/cards/${bare}/image?size=cell`;
  expect(await api(`GET ${path}`)).toMatchObject({ status: 404 });
  const { status, headers } = await shownAt(`${path}&placeholder=true`);
  expect([status, headers.get("cache-control")]).toEqual([302, "no-store"]);
  const drawn = headers.get("location") ?? "";
  expect(drawn).toMatch(new RegExp(`^${imagesBaseUrl}/renders/[0-9a-f]{64}/1\\.jpg$`));
  const picture = await fetch(drawn);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  const { width, height } = await sharp(await picture.arrayBuffer()).metadata();
  expect([width, height]).toEqual([245, 342]);

  const coming = `${await aCard(34)}?placeholder=true`;
  const first = await api(`GET ${coming}`);
  expect(first.headers.get("cache-control")).toBe("no-store");
  const later = await eventually(async () => {
    const answer = await api(`GET ${coming}`);
    return answer.headers.get("location")?.includes("/hosted/") ? answer : undefined;
  }, "picture in the place of its placeholder");
  expect(later.headers.get("cache-control")).toBe("public, max-age=604800");
});
