import { expect, test } from "vitest";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { tcgplayer } from "#functions/sources/providers/tcgplayer.ts";
import { startDueRuns } from "#functions/sources/schedule/start-due-runs.ts";
import { authoriser } from "#functions/sources/upstreams/authoriser.ts";
import { SettingsOverrides } from "#schemas/env.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import type { UpstreamRequest } from "#shared/upstreams/upstream-request.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

const host = "https://api.shop.test";
const keys = { "public-key": "known to all", "private-key": "open sesame" };
const twoWeeksSeconds = 1_209_599;

/** The shop: 101 groups of Pokémon, one of them empty, one of One Piece; it may forget its tokens. */
function shop() {
  const state = { tokens: 0, good: "", asked: [] as UpstreamRequest[] };
  const json = (status: number, body: object): Partial<Exchange> => ({
    ...{ status, headers: { contentType: "application/json" } },
    bytes: Buffer.from(JSON.stringify(body)),
  });
  const list = (results: readonly object[], totalItems = results.length) =>
    json(200, { totalItems, success: true, errors: [], results });
  const group = (groupId: number) => ({ groupId, name: `Group ${groupId}` });
  const answer = ({ url, headers }: UpstreamRequest): Partial<Exchange> => {
    const { pathname, searchParams } = new URL(url);
    if (pathname === "/token") {
      state.tokens += 1;
      state.good = `t${state.tokens}`;
      const about = {
        token_type: "bearer",
        ".issued": "Sat, 22 Aug 2026",
        expires_in: twoWeeksSeconds,
      };
      return json(200, { access_token: state.good, ...about });
    }
    if (headers?.["authorization"] !== `bearer ${state.good}`) return json(401, {});
    const [, version, area, , id] = pathname.split("/");
    expect(version).toBe("v1.39.0");
    if (area === "pricing") {
      const none = { success: false, errors: ["No products were found."], results: [] };
      if (id === "7") return json(404, none);
      return list([{ productId: Number(id) * 10, marketPrice: 1.25, subTypeName: "Normal" }]);
    }
    if (id === "68") return list([group(500)]);
    const offset = Number(searchParams.get("offset"));
    const all = Array.from({ length: 101 }, (_, at) => group(at + 1));
    return list(all.slice(offset, offset + Number(searchParams.get("limit"))), all.length);
  };
  return { state, answer };
}

function given() {
  const { state, answer } = shop();
  const prices = keptRecords("price");
  const line = pipeline({
    sources: [tcgplayer(host)],
    recorders: [prices],
    upstream: ({ now }) => ({
      async send(request) {
        state.asked.push(request);
        return { requestedAt: now().toISOString(), durationMs: 1, ...answer(request) };
      },
    }),
    letIn: ({ name, credentials }, clock) =>
      credentials &&
      authoriser(name, {
        credentials,
        clock,
        secrets: { read: async () => keys, readIfThere: async () => undefined },
      }),
  });
  return { line, state, prices };
}

test("[ING-3] a run asks for a token, for every page of groups and for the prices of each", async () => {
  const { line, state, prices } = given();
  expect(await line.run("tcgplayer")).toMatchObject({ state: "completed" });
  const [token] = state.asked;
  expect(token).toMatchObject({ method: "POST", url: `${host}/token` });
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
    ...{ grant_type: "client_credentials", client_id: "known to all" },
    client_secret: "open sesame",
  });
  const asked = state.asked.map(({ url }) => url.slice(host.length));
  const ofGroups = asked.filter((path) => path.includes("/groups?"));
  expect(ofGroups.toSorted()).toEqual([
    "/v1.39.0/catalog/categories/3/groups?offset=0&limit=100",
    "/v1.39.0/catalog/categories/3/groups?offset=100&limit=100",
    "/v1.39.0/catalog/categories/68/groups?offset=0&limit=100",
  ]);
  expect(asked.filter((path) => path.includes("/pricing/group/"))).toHaveLength(102);
  // One group is empty.
  expect(prices.kept).toHaveLength(101);
  expect(prices.kept.find(({ sourceId }) => sourceId === "5000/Normal")?.value).toMatchObject({
    ...{ game: "onepiece", shop: "tcgplayer", currency: "USD", columns: { market: 125 } },
  });
  expect(line.dead).toEqual([]);
});

test("[ING-6] neither keys nor tokens are in anything that is stored", async () => {
  const { line } = given();
  await line.run("tcgplayer");
  const stored = JSON.stringify([[...line.packs], line.observed()]);
  expect(stored).not.toMatch(/sesame|bearer|"t1"|\/token/);
});

test("a token that the shop forgets is asked for once more", async () => {
  const { line, state } = given();
  await line.run("tcgplayer");
  const before = state.tokens;
  state.good = "forgotten";
  await line.pass(1);
  expect(await line.run("tcgplayer")).toMatchObject({ state: "completed" });
  expect(state.tokens).toBeGreaterThan(before);
});

test("without a word of the stage it is off: no moment starts it, and it is no part of other runs", async () => {
  const { line, state } = given();
  expect(await startDueRuns(false, line.deps)).toEqual({ outcome: "nothing_due" });
  await line.start();
  await line.drain();
  expect(state.asked).toEqual([]);
  expect(allPlans({}).get("tcgplayer")?.settings.isOn).toBe(false);
  const stage = SettingsOverrides.parse({ tcgplayer: { isOn: true } });
  const sources = new Map(
    [...line.deps.sources].map(([name, one]) => {
      const settings = allPlans(stage).get(name)?.settings ?? one.settings;
      return [name, { ...one, settings }] as const;
    }),
  );
  expect(await startDueRuns(false, { ...line.deps, sources })).toMatchObject({
    ...{ outcome: "started", source: "tcgplayer" },
  });
});

test("an answer without a token lets nobody in", () => {
  const { credentials } = tcgplayer(host);
  expect(() => credentials?.tokenOf('{"error":"invalid_client"}')).toThrow(/holds no token/);
});
