import { expect, inject, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import { somebody } from "#test/support/clouds/api.ts";
import { edgeBehaviours } from "#test/support/clouds/api-distribution.ts";
import { EdgeCache } from "#test/support/clouds/edge-cache.ts";
import { stageTemplates } from "#test/support/stacks/stage-templates.ts";

const behaviours = edgeBehaviours(stageTemplates("prod"));
const { apiUrl } = inject("cloud");

function anEdge() {
  let ms = 1_800_000_000_000;
  const edge = new EdgeCache({ behaviours, origin: apiUrl, now: () => ms });
  const pass = (seconds: number) => {
    ms += seconds * 1_000;
  };
  return { edge, pass };
}
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

test("[ACC-5] nobody is ever answered with what somebody else has asked for", async () => {
  const { edge } = anEdge();
  const [one, other] = [await somebody(), await somebody()];
  for (const path of ["/v1/me", "/v1/collections", "/v1/sets?language=en"]) {
    const first = await edge.send(`GET ${path}`, bearer(one.token));
    const second = await edge.send(`GET ${path}`, bearer(other.token));
    const again = await edge.send(`GET ${path}`, bearer(one.token));
    const unknown = await edge.send(`GET ${path}`);
    expect([first.status, second.status, again.status, unknown.status]).toEqual([
      200, 200, 200, 401,
    ]);
    expect([first, second, again, unknown].map(({ from }) => from)).toEqual(
      Array(4).fill("passed"),
    );
  }
  const me = (token: string) => edge.send("GET /v1/me", bearer(token));
  expect((await me(one.token)).text).toContain(one.email);
  expect((await me(other.token)).text).toContain(other.email);
});

test("what is for everybody is fetched once, whoever asks, until its time is over", async () => {
  const { edge, pass } = anEdge();
  const { token } = await somebody();
  const first = await edge.send("GET /v1/openapi.json", bearer(token));
  const second = await edge.send("GET /v1/openapi.json", {}, "203.0.113.9:1");
  expect([first.from, second.from]).toEqual(["miss", "hit"]);
  expect(second.text).toBe(first.text);
  const etag = first.headers.get("etag") ?? "";
  const known = await edge.send("GET /v1/openapi.json", { headers: { "if-none-match": etag } });
  expect([known.from, known.status, known.text]).toEqual(["hit", 304, ""]);
  pass(301);
  expect((await edge.send("GET /v1/openapi.json")).from).toBe("miss");
  expect(edge.asked).toHaveLength(2);
});

test("the API learns the viewer's address, and of answers for everybody no token, origin or id", async () => {
  const { edge } = anEdge();
  const { token } = await somebody();
  const headers = {
    ...bearer(token).headers,
    ...{ origin: "https://cards.example.com", "x-correlation-id": "chosen-by-one" },
  };
  const sent = { headers: { ...headers, cookie: "a=b" } };
  await edge.send("GET /docs/plain", sent, "203.0.113.9:1");
  await edge.send("GET /v1/me", sent, "203.0.113.9:1");
  const [shared, personal] = edge.asked.map((one) => Object.fromEntries(one.headers));
  expect(shared).toEqual({ "cloudfront-viewer-address": "203.0.113.9:1" });
  expect(personal).toEqual({ ...headers, "cloudfront-viewer-address": "203.0.113.9:1" });
});

test("errors are kept for nobody", async () => {
  const { edge } = anEdge();
  for (const path of ["/docs/assets/none.js", "/docs/assets/none.js", "/nowhere"]) {
    expect(await edge.send(`GET ${path}`)).toMatchObject({ from: "passed", status: 404 });
  }
  expect(edge.asked).toHaveLength(3);
});

test("a preflight of any operation ends at the edge with what the gateway says to it", async () => {
  const { edge } = anEdge();
  const said = (headers: Headers) =>
    ["origin", "methods", "headers", "max-age"].map((name) =>
      (
        headers.get(
          name === "max-age" ? "access-control-max-age" : `access-control-allow-${name}`,
        ) ?? ""
      )
        .split(",")
        .map((one) => one.trim())
        .sort(),
    );
  const headers = {
    origin: "https://cards.example.com",
    "access-control-request-method": "PATCH",
    "access-control-request-headers": "authorization,content-type,if-match",
  };
  const gateway = await fetch(`${apiUrl}/v1/me`, { method: "OPTIONS", headers });
  for (const { path } of operations) {
    const answer = await edge.send(`OPTIONS ${path.replaceAll(/\{[^}]+\}/g, "x")}`, { headers });
    expect(answer).toMatchObject({ from: "preflight", status: 204 });
    expect(said(answer.headers)).toEqual(said(gateway.headers));
  }
  expect(edge.asked).toEqual([]);
});

test("writes pass with their bodies and headers", async () => {
  const { edge } = anEdge();
  const { token } = await somebody();
  const created = await edge.send("POST /v1/collections", {
    headers: { ...bearer(token).headers, "content-type": "application/json" },
    body: JSON.stringify({ name: "Over the edge", kind: "binder" }),
  });
  expect([created.status, created.from]).toEqual([201, "passed"]);
  const { id } = JSON.parse(created.text);
  const removed = await edge.send(`DELETE /v1/collections/${id}`, {
    headers: { ...bearer(token).headers, "if-match": created.headers.get("etag") ?? "" },
  });
  expect(removed.status).toBe(204);
});
