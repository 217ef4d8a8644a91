import { randomUUID } from "node:crypto";
import { beforeAll, expect, inject, test } from "vitest";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { drawer, eventually } from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { measuredPages, openedPdf } from "#test/support/pictures/read-pdf.ts";

const { imagesBaseUrl } = inject("cloud");
let owner: SignedIn;
let own: ReturnType<typeof drawer>;
beforeAll(async () => {
  owner = await somebody();
  own = drawer(owner);
});

const print = (path: string, options: object = {}, headers = {}) => {
  const subject = { kind: "collection", collectionId: path.split("/").at(-1) };
  const body = { subject, title: randomUUID(), ...options };
  return api("POST /v1/prints", { token: owner.token, body, headers });
};

/** What is led to, once it is there. */
async function led(request: string): Promise<Response> {
  const answer = await eventually(async () => {
    const one = await api(request, { token: owner.token });
    if (one.status === 202) expect(one.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    return one.status === 202 ? undefined : one;
  }, "answer but 202");
  expect(answer.status).toBe(302);
  return fetch(answer.headers.get("location") ?? "");
}

test("[IMG-4] a collection is printed at its true size, and comes from the CDN under its name", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(11, { isLastBare: true }));
  const title = `Prints ${randomUUID()}`;
  const asked = await print(path, { title, backs: true, cropMarks: true });
  expect(asked).toMatchObject({ status: 202, body: { kind: "print", state: "queued" } });
  expect(asked.headers.get("location")).toBe(`/v1/renders/${asked.body.id}`);
  const render = await own.finished(asked.body.id);
  expect(render).toMatchObject({ kind: "print", state: "done", cardsDone: 11, pages: [] });
  expect(render.placeholders).toMatchObject([{ reason: "missing" }]);
  const { url, ...told } = render.print;
  expect(url).toMatch(new RegExp(`^${imagesBaseUrl}/renders/[0-9a-f]{64}/print\\.pdf$`));
  expect(told).toMatchObject({ paper: "a4", orientation: "portrait", pages: 4, cardsPerSheet: 9 });
  expect(told.turnOver).toBe("long edge");

  const file = await led(`GET /v1/renders/${render.id}/download`);
  expect(file.url).toBe(url);
  expect(file.headers.get("content-type")).toBe("application/pdf");
  expect(file.headers.get("content-disposition")).toContain(`filename="${title}.pdf"`);
  expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.byteLength).toBe(told.bytes);
  const pages = measuredPages(bytes);
  expect(pages.map(({ pictures }) => pictures.length)).toEqual([9, 9, 2, 2]);
  for (const { width, height } of pages.flatMap(({ pictures }) => pictures)) {
    expect(Math.abs(width - 63)).toBeLessThan(0.1);
    expect(Math.abs(height - 88)).toBeLessThan(0.1);
  }
  const opened = await openedPdf(bytes);
  expect(opened.pages).toBe(4);
  opened.close();

  const again = await print(path, { title, backs: true, cropMarks: true });
  await own.finished(again.body.id);
  const { token } = owner;
  const zip = await api(`GET /v1/renders/${render.id}/download?as=zip`, { token });
  expect(zip).toMatchObject({ status: 404, body: { code: "images.no_such_download" } });
  const page = await api(`GET /v1/renders/${render.id}/image`, { token });
  expect(page).toMatchObject({ status: 404, body: { code: "images.no_such_page" } });
});

test("[IMG-7] the very same print is there at once, and one for a wish list says PROXY", async () => {
  const cards = await cardsWithPictures(2);
  const path = await own.aCollectionOf(cards);
  const title = randomUUID();
  const first = await own.finished((await print(path, { title })).body.id);
  const again = await print(path, { title });
  expect(again).toMatchObject({ status: 200, body: { state: "done", print: first.print } });
  const { token } = owner;
  const wishes = await api("POST /v1/collections", {
    token,
    body: { name: "Wishes", kind: "wishlist" },
  });
  const items = cards.map((printingId) => ({ printingId, quantity: 1 }));
  const added = await api(`POST /v1/collections/${wishes.body.id}/items`, {
    token,
    body: { items: items.map((one) => ({ ...one, variant: "normal", condition: "near_mint" })) },
  });
  expect(added.status).toBe(201);
  const wished = await print(`/v1/collections/${wishes.body.id}`, { title });
  const done = await own.finished(wished.body.id);
  expect(done.print.url).not.toBe(first.print.url);
  const pdf = Buffer.from(await (await fetch(done.print.url)).arrayBuffer());
  expect(measuredPages(pdf).map(({ stamps }) => stamps)).toEqual([2]);
});

test("[API-4] what cannot be printed is refused with the reason", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(1));
  const misfit = await print(path, { paper: "letter", gap: 5 });
  expect(misfit).toMatchObject({ status: 422, body: { code: "images.print_does_not_fit" } });
  expect(misfit.body.detail).toContain("need 199 × 274 mm, and letter has 205.9 × 269.4 mm");
  for (const [options, pointer] of [
    [{ bleed: 2 }, "#/bleed"],
    [{ layout: "3x4" }, "#/layout"],
    [{ paper: "a5" }, "#/paper"],
    [{ backOffset: { x: 3 } }, "#/backOffset"],
    [{ margin: "5mm" }, "#/margin"],
  ] as const) {
    const answer = await print(path, options);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  }
  const stranger = await somebody();
  const subject = { kind: "collection", collectionId: path.split("/").at(-1) };
  const theirs = await api("POST /v1/prints", { token: stranger.token, body: { subject } });
  expect(theirs).toMatchObject({ status: 404, body: { code: "collections.no_such_collection" } });
});

test("[IMG-3] all pages of a render come in one file, as they are or as PDF, made once", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(12));
  const title = `Pages ${randomUUID()}`;
  const render = await own.drawn(path, { title, columns: 2, quality: "high" });
  const request = `GET /v1/renders/${render.id}/download`;
  const zip = await led(`${request}?as=zip`);
  expect(zip.headers.get("content-type")).toBe("application/zip");
  expect(zip.headers.get("content-disposition")).toContain(`filename="${title}.zip"`);
  const bytes = Buffer.from(await zip.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  for (const { url, bytes: size } of render.pages) {
    const page = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(page.byteLength).toBe(size);
    expect(bytes.includes(page)).toBe(true);
  }
  const pdf = await openedPdf(Buffer.from(await (await led(request)).arrayBuffer()));
  expect(pdf.pages).toBe(render.pages.length);
  pdf.close();
  const modified = (await led(`${request}?as=zip`)).headers.get("last-modified");
  expect(modified).toBe(zip.headers.get("last-modified"));
});

test("[IMG-5] a render says when to look again, costs nothing to look at, and can be cancelled", async () => {
  const { token } = owner;
  const path = await own.aCollectionOf(await cardsWithPictures(3));
  const { body: asked } = await own.draw(path, { title: randomUUID(), quality: "high" });
  const cancelled = await api(`POST /v1/renders/${asked.id}/cancel`, { token });
  expect(cancelled.status).toBe(200);
  const done = await own.finished(asked.id);
  expect(["cancelled", "done"]).toContain(done.state);
  const twice = await api(`POST /v1/renders/${asked.id}/cancel`, { token });
  expect(twice).toMatchObject({ status: 200, body: { state: done.state } });

  const seen = await api(`GET /v1/renders/${asked.id}`, { token });
  expect(seen.headers.get("retry-after")).toBeNull();
  const headers = { "if-none-match": seen.headers.get("etag") ?? "" };
  const again = await api(`GET /v1/renders/${asked.id}`, { token, headers });
  expect([again.status, again.body]).toEqual([304, ""]);
  const { body: next } = await own.draw(path, { title: randomUUID(), quality: "high" });
  const open = await api(`GET /v1/renders/${next.id}`, { token });
  const isOpen = open.body.state === "queued" || open.body.state === "running";
  expect(open.headers.get("retry-after")).toEqual(isOpen ? expect.stringMatching(/^[1-9]/) : null);
  await own.finished(next.id);
});
