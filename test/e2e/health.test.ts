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
