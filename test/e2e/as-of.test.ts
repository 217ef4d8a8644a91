import { beforeAll, expect, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { admin } from "#test/support/sources/runs.ts";

let token = "";

beforeAll(async () => {
  await broughtIn(await admin());
  token = (await somebody()).token;
}, 120_000);

const path = "/v1/cards/pokemon:en:base1-4";
const day = (daysAgo: number) =>
  new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

test("[LAKE-6] a card as of today is the card", async () => {
  const { body: card } = await api(`GET ${path}`, { token });
  const { status, body } = await api(`GET ${path}/as-of/${day(0)}`, { token });
  // What it costs is of now, and of no source of the card.
  const { otherLanguages: _, marketPrice: _market, prices: _prices, ...whole } = card;
  expect(status).toBe(200);
  expect(body).toEqual(whole);
});

test("[LAKE-6] a card as of a day on which nobody knew it is not found", async () => {
  // Yesterday is looked for among what is gathered, and among rounds that are not.
  for (const when of [day(1), "1999-01-09"]) {
    const { status, body } = await api(`GET ${path}/as-of/${when}`, { token });
    expect({ status, code: body.code }).toEqual({ status: 404, code: "catalog.no_such_card" });
  }
});

test("[API-4] a day that is none is refused, and so is who is not signed in", async () => {
  for (const when of ["2026-02-30", day(-2)]) {
    expect((await api(`GET ${path}/as-of/${when}`, { token })).status).toBe(400);
  }
  expect((await api(`GET ${path}/as-of/${day(0)}`)).status).toBe(401);
});
