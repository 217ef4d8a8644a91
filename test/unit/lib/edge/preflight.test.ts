import { expect, test } from "vitest";
import { preflightCode } from "#lib/edge/preflight-code.ts";
import { crossOrigin } from "#lib/settings/cross-origin.ts";
import { edgeFunction } from "#test/support/stacks/edge-function.ts";

const page = "https://cards.example.com";
const asking = (origins: string[], method: string, headers: Record<string, string>) =>
  edgeFunction(preflightCode(crossOrigin(origins)))({
    method,
    uri: "/v1/me",
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])),
  });
const preflight = (origins: string[], origin = page) =>
  asking(origins, "OPTIONS", { origin, "access-control-request-method": "PATCH" });

test("a preflight is answered with all that pages may send, and how long that holds", () => {
  expect(preflight(["*"])).toEqual({
    statusCode: 204,
    statusDescription: "No Content",
    headers: {
      "access-control-allow-origin": { value: "*" },
      "access-control-allow-methods": { value: "DELETE,GET,HEAD,PATCH,POST,PUT" },
      "access-control-allow-headers": {
        value:
          "authorization,content-type,if-match,if-none-match,idempotency-key,x-api-key,x-correlation-id",
      },
      "access-control-max-age": { value: "86400" },
    },
  });
});

test.each([
  [["https://other.example.com", page], page],
  [["https://*"], page],
  [["http://*", "https://*"], "http://localhost:5173"],
])("with %j a page of %s is let in by its name", (origins, origin) => {
  expect(preflight(origins, origin)).toMatchObject({
    headers: { "access-control-allow-origin": { value: origin } },
  });
});

test.each([
  [[page], "https://cards.example.com.evil.example"],
  [[page], "http://cards.example.com"],
  [[page], "null"],
  [["https://*"], "http://cards.example.com"],
  [[page], "*"],
])(
  "with %j a page of %s is told nothing, which a browser takes for a refusal",
  (origins, origin) => {
    const { statusCode, headers } = Object(preflight(origins, origin));
    expect([statusCode, headers]).toEqual([204, {}]);
  },
);

test.each([
  ["GET", { origin: page }],
  ["POST", { origin: page, "access-control-request-method": "POST" }],
  ["OPTIONS", { origin: page }],
  ["OPTIONS", { "access-control-request-method": "GET" }],
])("%s with %j is no preflight and passes as it is", (method, headers) => {
  expect(asking(["*"], method, headers)).toMatchObject({ method, uri: "/v1/me" });
});

test("the text is small enough for CloudFront, and names nothing that its runtime lacks", () => {
  const code = preflightCode(crossOrigin(Array.from({ length: 100 }, (_, i) => `${page}:${i}`)));
  expect(Buffer.byteLength(code)).toBeLessThan(10 * 1024);
  const plain = preflightCode(crossOrigin(["*"])).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  expect(plain).not.toMatch(/\?\.|\?\?|\bclass\b|\bimport\b|\brequire\b|\bfor\s*\(.*\bof\b|\.\.\./);
});
