import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { drawer, eventually } from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { admin } from "#test/support/sources/runs.ts";

let owner: SignedIn;
/** Somebody who asks for what cannot be, and whose budget for that is their own. */
let asker: SignedIn;
let own: ReturnType<typeof drawer>;
const base = "pokemon:en:base1";
const charizard = { printingId: `${base}-4`, variant: "holo.unlimited" };

const draw = (body: object, headers = {}, { token } = owner) =>
  api("POST /v1/renders", { token, body: { quality: "low", ...body }, headers });
const drawn = async (body: object) => {
  const answer = await draw(body);
  expect([answer.status, answer.body.detail]).toEqual([202, undefined]);
  const render = await own.finished(answer.body.id);
  expect(render).toMatchObject({ state: "done", percent: 100 });
  return render;
};

async function aCollection(kind: string, items: readonly object[]): Promise<string> {
  const { token } = owner;
  const { body } = await api("POST /v1/collections", { token, body: { name: "Drawn", kind } });
  const { status } = await api(`POST /v1/collections/${body.id}/items`, { token, body: { items } });
  expect(status).toBe(201);
  return body.id;
}

beforeAll(async () => {
  [owner, asker] = [await somebody(), await somebody()];
  own = drawer(owner);
  await broughtIn(await admin());
  // Who has an index looks for a newer one every ten seconds.
  await eventually(async () => {
    const { status } = await draw({ subject: { kind: "search", query: "set:base1 number:4" } });
    return status === 202 ? true : undefined;
  }, "an index of the sample");
}, 300_000);

test("[IMG-2] a set is drawn with what one lacks, in groups, with totals", async () => {
  await aCollection("binder", [
    { ...charizard, condition: "near_mint", quantity: 2 },
    { printingId: `${base}-58`, variant: "normal.unlimited", condition: "damaged", quantity: 1 },
  ]);
  const subject = { kind: "set", setId: base };
  const render = await drawn({
    ...{ subject, title: randomUUID(), group: "rarity", sort: "-name" },
    ...{ totals: { cards: true, value: true }, labels: { rarity: true, price: true } },
  });
  expect(render).toMatchObject({ subject: { ...subject, show: "progress" }, cardsTotal: 102 });
  expect(render).not.toHaveProperty("collectionId");
  const picture = await fetch(render.pages[0].url);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);

  const { body } = await api("GET /v1/renders?limit=1", { token: owner.token });
  expect(body.items).toMatchObject([{ id: render.id, subject: { ...subject, show: "progress" } }]);
  const owned = await drawn({ subject: { ...subject, show: "owned" }, title: randomUUID() });
  expect(owned.cardsTotal).toBe(2);
  const missing = await drawn({
    ...{ subject: { ...subject, show: "missing" }, title: randomUUID() },
    filter: 'rarity:"rare holo"',
  });
  expect(missing.cardsTotal).toBeLessThan(100);
});

test("all that one owns is drawn, and what a search finds, of either game", async () => {
  const everything = await drawn({ subject: { kind: "owned" }, title: randomUUID() });
  const part = await drawn({
    ...{ subject: { kind: "owned" }, title: randomUUID(), filter: "cond:dmg set:base1" },
  });
  expect([everything.cardsTotal > part.cardsTotal, part.cardsTotal]).toEqual([true, 1]);
  const found = await drawn({
    subject: { kind: "search", query: "luffy", game: "onepiece" },
    ...{ title: randomUUID(), group: "type", labels: { change: true }, currency: "JPY" },
  });
  expect(found.cardsTotal).toBeGreaterThan(0);
  expect(found.subject).toEqual({ kind: "search", query: "luffy", game: "onepiece", show: "all" });
});

test("a collection is the same picture at both addresses, and with one key the same render", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(2));
  const collectionId = path.split("/").at(-1) ?? "";
  const subject = { kind: "collection", collectionId };
  const title = randomUUID();
  const first = await own.drawn(path, { title, quality: "low" });
  expect(first).toMatchObject({ subject, collectionId });
  const again = await draw({ subject, title });
  expect(again).toMatchObject({ status: 200, body: { subject, pages: first.pages } });
  expect(again.headers.get("location")).toBe(`/v1/renders/${again.body.id}`);

  const headers = { "idempotency-key": randomUUID() };
  const one = await own.draw(path, { title, quality: "low" }, headers);
  expect((await draw({ subject, title }, headers)).body.id).toBe(one.body.id);
  expect(await draw({ subject: { kind: "owned" }, title }, headers)).toMatchObject({
    ...{ status: 422, body: { code: "request.key_reused" } },
  });
});

test("[IMG-7] a changed price that is shown is another picture, and one that is not shown is none", async () => {
  const items = [{ ...charizard, grade: { company: "psa", grade: "8.5" }, quantity: 1 }];
  const subject = { kind: "collection", collectionId: await aCollection("binder", items) };
  const enter = (amount: number) =>
    api(`PUT /v1/me/prices/${charizard.printingId}/${charizard.variant}/psa-8.5`, {
      ...{ token: owner.token, body: { amount, currency: "EUR" } },
    });
  const title = randomUUID();
  const shown = { subject, title, labels: { price: true } };
  await enter(90_000);
  const [with900, without] = [await drawn(shown), await drawn({ subject, title })];
  expect(await draw(shown)).toMatchObject({ status: 200, body: { pages: with900.pages } });
  await enter(95_000);
  const with950 = await drawn(shown);
  expect(with950.pages[0].url).not.toBe(with900.pages[0].url);
  expect(await draw({ subject, title })).toMatchObject({
    ...{ status: 200, body: { pages: without.pages } },
  });
});

test("[API-5] nobody draws what is somebody else's", async () => {
  const path = await own.aCollectionOf(await cardsWithPictures(1));
  const { token } = await somebody();
  const subject = { kind: "collection", collectionId: path.split("/").at(-1) };
  expect(await api("POST /v1/renders", { token, body: { subject } })).toMatchObject({
    ...{ status: 404, body: { code: "collections.no_such_collection" } },
  });
  expect(
    await api("POST /v1/renders", { token, body: { subject: { kind: "owned" } } }),
  ).toMatchObject({ status: 422, body: { code: "images.nothing_to_draw" } });
});

const ofSet = { kind: "set", setId: base };
test.each([
  ["no subject", {}, "#/subject"],
  ["a subject of no kind", { subject: { kind: "everything" } }, "#/subject/kind"],
  ["a game that there is not", { subject: { kind: "search", query: "", game: "chess" } }, "game"],
  ["what else to show", { subject: { ...ofSet, show: "some" } }, "#/subject/show"],
  ["more than a subject has", { subject: { kind: "owned", setId: base } }, "#/subject"],
  ["a colour by its name", { subject: ofSet, accent: "red" }, "#/accent"],
  ["a colour with a style", { subject: ofSet, accent: "#fff;background:url(/)" }, "#/accent"],
  ["a JPEG without a background", { subject: ofSet, background: "transparent" }, "#/background"],
  ["columns of a hand", { subject: ofSet, layout: "fan", columns: 3 }, "#/columns"],
  ["a currency that is none", { subject: ofSet, currency: "ABC" }, "#/currency"],
  ["an order that is none", { subject: ofSet, sort: "rarity" }, "#/sort"],
  ["a group that is none", { subject: ofSet, group: "colour" }, "#/group"],
  ["a title that turns round", { subject: ofSet, title: "a\u202eb" }, "#/title"],
  ["a filter with half a character", { subject: ofSet, filter: "\ud800" }, "#/filter"],
  ["a filter that cannot be read", { subject: ofSet, filter: "hp>" }, "#/filter"],
  ["an order in the filter", { subject: ofSet, filter: "order:rarity" }, "#/filter"],
  ["a query that cannot be read", { subject: { kind: "search", query: '"' } }, "#/subject/query"],
  ["words of copies in a set", { subject: ofSet, filter: "cond:nm" }, "#/filter"],
])("[API-1] %s is refused with the place where it stands", async (_what, body, place) => {
  const { status, body: problem } = await draw(body, {}, asker);
  expect([status, problem.code]).toEqual([400, expect.stringMatching(/request.invalid|bad_query/)]);
  expect(problem.errors[0]).toMatchObject({ in: "body" });
  expect(problem.errors[0].pointer).toContain(place);
  expect(problem.errors[0].detail.length).toBeGreaterThan(5);
});

test("what cannot be drawn is refused with what to do", async () => {
  const ask = (body: object) => draw(body, {}, asker);
  const unknown = await ask({ subject: { kind: "set", setId: "pokemon:en:nowhere" } });
  expect(unknown).toMatchObject({ status: 404, body: { code: "catalog.no_such_set" } });
  const nothing = await ask({ subject: ofSet, filter: "name:nobody" });
  expect(nothing).toMatchObject({
    ...{ status: 422, body: { code: "images.nothing_to_draw" } },
  });
  expect(nothing.body.detail).toContain("filter");
  const hand = await ask({ subject: ofSet, layout: "fan" });
  expect(hand).toMatchObject({ status: 422, body: { code: "images.too_many_cards" } });
  expect(hand.body.errors).toMatchObject([{ in: "body", pointer: "#/layout" }]);
});
