import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { eventually, record } from "#test/support/pictures/drawn-collections.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { admin } from "#test/support/sources/runs.ts";

let token = "";
beforeAll(async () => {
  token = await admin();
});

const start = (body: object, headers = {}) =>
  api("POST /v1/admin/picture-runs", { token, body, headers });
const ended = (id: string) =>
  eventually(async () => {
    const { body } = await api(`GET /v1/admin/picture-runs/${id}`, { token });
    return body.state === "queued" || body.state === "running" ? undefined : body;
  }, "run that has ended");

test("[IMG-1] all pictures of a set are fetched before anybody asks for them, and those who look are led there at once", async () => {
  const cards = await cardsWithPictures(30, { isLastBare: true });
  const setId = cards[0] && setIdOf(cards[0]);
  const started = await start({ setId });
  expect(started).toMatchObject({ status: 202, body: { state: "queued", game: "pokemon", setId } });
  expect(started.headers.get("location")).toBe(`/v1/admin/picture-runs/${started.body.id}`);
  const done = await ended(started.body.id);
  expect(done).toMatchObject({ state: "done", setsDone: 1, setsTotal: 1 });
  // The set has no signs.
  expect(done.pictures).toEqual({ present: 29, missing: 3, failed: 0 });
  expect(await record(cards[28])).toMatchObject({ status: "present" });
  expect((await api(`GET /v1/cards/${cards[28]}/image`)).status).toBe(302);
  const { body: list } = await api("GET /v1/admin/picture-runs?limit=100", { token });
  expect(list.items).toContainEqual(done);
  const stopped = await api(`POST /v1/admin/picture-runs/${done.id}/stop`, { token });
  expect(stopped).toMatchObject({ status: 200, body: done });
});

test("a run is started once by one key, and by operators alone", async () => {
  const [card] = await cardsWithPictures(1);
  const body = { setId: card && setIdOf(card) };
  const headers = { "idempotency-key": randomUUID() };
  const [first, again] = [await start(body, headers), await start(body, headers)];
  expect(again.body.id).toBe(first.body.id);
  const { token: user } = await somebody();
  expect((await api("POST /v1/admin/picture-runs", { token: user, body })).status).toBe(403);
  expect((await api("GET /v1/admin/picture-runs", { token: user })).status).toBe(403);
  await ended(first.body.id);
});

test.each([
  [{}, 400, "request.invalid"],
  [{ game: "pokemon", setId: "pokemon:en:base1" }, 400, "request.invalid"],
  [{ game: "chess" }, 400, "request.invalid"],
  [{ setId: "pokemon:en:nowhere" }, 404, "catalog.no_such_set"],
])("[API-4] %j is refused with what is expected", async (body, status, code) => {
  expect(await start(body)).toMatchObject({ status, body: { code } });
});
