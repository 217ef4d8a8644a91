import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { type Answer, api, type Sent, somebody } from "#test/support/clouds/api.ts";
import { heedLimits } from "#test/support/clouds/heeding-limits.ts";
import { type World, worldWith } from "#test/support/requests/asked-world.ts";
import { type Ask, goodRequests } from "#test/support/requests/good-requests.ts";
import { otherAsks } from "#test/support/requests/other-requests.ts";
import { unprovoked } from "#test/support/requests/unprovoked-answers.ts";
import { admin } from "#test/support/sources/runs.ts";

heedLimits();

let world: World;
let described: Record<string, readonly number[]>;

beforeAll(async () => {
  world = await worldWith(await somebody(), await admin());
  const { body } = await api("GET /v1/openapi.json");
  described = Object.fromEntries(
    Object.values<Record<string, { operationId: string; responses: object }>>(body.paths)
      .flatMap((path) => Object.values(path))
      .map(({ operationId, responses }) => [operationId, Object.keys(responses).map(Number)]),
  );
});

const send = ({ request, sent }: Ask, change: Sent = {}): Promise<Answer> =>
  api(request, { ...sent, ...change, headers: { ...sent?.headers, ...change.headers } });
const withQuery = ({ request, sent }: Ask, query: string): Ask => ({
  request: `${request}${request.includes("?") ? "&" : "?"}${query}`,
  ...(sent && { sent }),
});

/** Asks for every answer that follows from what the operation declares. */
async function statusesOf(operation: Operation, good: () => Promise<Ask>): Promise<number[]> {
  const { access, request, response } = operation;
  const ask = await good();
  const first = await send(ask);
  expect(first.status, `as asked: ${JSON.stringify(first.body).slice(0, 300)}`).toBe(
    response.status,
  );
  const statuses = [first.status];
  const and = async (answer: Promise<Answer>) => statuses.push((await answer).status);
  await and(send(withQuery(ask, "nonsense=1")));
  await and(send(withQuery(ask, "twice=1&twice=2")));
  if (access !== "public") await and(send(ask, { token: undefined }));
  if (access === "admin") await and(send(ask, { token: world.owner.token }));
  if (request.body) {
    await and(send(ask, { raw: "{", headers: {} }));
    await and(send(ask, { raw: "a", headers: { "content-type": "text/plain" } }));
    const { maxBodyBytes = 65_536 } = request;
    await and(send(ask, { raw: JSON.stringify({ pad: "x".repeat(maxBodyBytes) }) }));
  }
  if (request.ifMatch) {
    const fresh = await good();
    const { "if-match": _none, ...headers } = { ...fresh.sent?.headers };
    await and(api(fresh.request, { ...fresh.sent, headers }));
    await and(send(fresh, { headers: { "if-match": '"v99"' } }));
    await and(send(fresh, { headers: { "if-match": 'W/"v1"' } }));
  }
  return statuses;
}

describe.each(operations.map((operation, index) => ({ id: operation.id, operation, index })))(
  "$id",
  ({ id, operation, index }) => {
    // What somebody has grows with each request, and with it the work of those that follow.
    beforeAll(async () => {
      if (index % 5 === 4) world = { ...world, owner: await somebody() };
    });
    const good = async () => {
      const build = goodRequests[id];
      if (!build)
        throw new Error(`There is no good request of ${id}; add one to good-requests.ts.`);
      return build(world);
    };

    test("[API-1] is asked for each of its documented answers", async () => {
      const statuses = await statusesOf(operation, good);
      for (const ask of (await otherAsks[id]?.(world, good)) ?? []) {
        statuses.push((await send(ask)).status);
      }
      const seen = new Set(statuses);
      const never = (described[id] ?? []).filter((status) => !seen.has(status) && status !== 304);
      expect(never.toSorted()).toEqual([...unprovoked(id)].toSorted());
    });

    if (operation.method === "GET") {
      test("[API-3] is not sent again to who has it", () => isSentOnce(operation, good));
    }
    if (operation.request.idempotencyKey) {
      test("[API-3] makes nothing twice", () => isMadeOnce(operation, good));
    }
  },
);

async function isSentOnce(operation: Operation, good: () => Promise<Ask>): Promise<void> {
  const ask = await good();
  const first = await send(ask);
  expect(first.headers.get("cache-control")).toBe(operation.cache ?? "no-store");
  const etag = first.headers.get("etag");
  if (!operation.response.body) {
    expect(etag).toBeNull();
    return;
  }
  const again = await send(ask, { headers: { "if-none-match": `"other", W/${etag}` } });
  // What moves between two requests may be sent again, under another tag.
  if (again.status === 200) expect(again.headers.get("etag")).not.toBe(etag);
  else expect([again.status, again.body]).toEqual([304, ""]);
  const text = typeof first.body === "string" ? first.body : JSON.stringify(first.body);
  const isLong = Buffer.byteLength(text) >= 1_024;
  expect(first.headers.get("content-encoding")).toBe(isLong ? "gzip" : null);
}

async function isMadeOnce({ id }: Operation, good: () => Promise<Ask>): Promise<void> {
  const ask = await good();
  const headers = { "idempotency-key": randomUUID() };
  const first = await send(ask, { headers });
  const second = await send(ask, { headers });
  expect([200, first.status]).toContain(second.status);
  expect(second.body.id).toEqual(first.body.id);
  if (id === "sources.startRun") return;
  expect(second.status === 200 || first.status === second.status).toBe(true);
}
