import { expect, inject, test } from "vitest";

const { apiUrl } = inject("cloud");

test("GET /v1/health says what runs, without a token", async () => {
  const response = await fetch(`${apiUrl}/v1/health`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toMatchObject({
    status: "ok",
    stage: "local",
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    catalogue: expect.any(Array),
  });
});

test("an answer that the caller already has is not sent again", async () => {
  const first = await fetch(`${apiUrl}/v1/openapi.json`);
  const etag = first.headers.get("etag") ?? "";
  await first.arrayBuffer();
  const again = await fetch(`${apiUrl}/v1/openapi.json`, { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
});

test("a route that needs a token refuses a caller without one", async () => {
  const response = await fetch(`${apiUrl}/v1/collections`);
  expect(response.status).toBe(401);
});

test("[API-2] a path that nobody answers gets a problem document, without a token", async () => {
  for (const method of ["GET", "DELETE"]) {
    const response = await fetch(`${apiUrl}/v1/nowhere/at-all`, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      code: "request.no_such_route",
      detail: `Nothing answers ${method} /v1/nowhere/at-all.`,
    });
  }
});

test("HEAD answers as GET does, without the body", async () => {
  const get = await fetch(`${apiUrl}/v1/openapi.json`);
  await get.arrayBuffer();
  const head = await fetch(`${apiUrl}/v1/openapi.json`, { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe("");
  for (const header of ["etag", "content-type", "cache-control"]) {
    expect(head.headers.get(header)).toBe(get.headers.get(header));
  }
  expect((await fetch(`${apiUrl}/v1/collections`, { method: "HEAD" })).status).toBe(401);
});
