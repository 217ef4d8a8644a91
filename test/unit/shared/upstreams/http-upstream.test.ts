import { readFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { sha256 } from "#shared/kernel/hash.ts";
import { httpUpstream } from "#shared/upstreams/http-upstream.ts";
import type { UpstreamRequest } from "#shared/upstreams/upstream-request.ts";

const mostBytes = 32 * 1024 * 1024;
const upstream = httpUpstream({ userAgent: "cardlake/test", clock: () => new Date(0), mostBytes });
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** What comes of asking a server that answers like this. */
async function asked(answer: RequestListener, more: Partial<UpstreamRequest> = {}) {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = listening.address() as AddressInfo;
  return upstream.send({ url: `http://127.0.0.1:${port}/`, ...more }, {});
}

test("an answer comes whole, with its type", async () => {
  const exchange = await asked((_request, response) => {
    response.setHeader("content-type", "application/json").end("{}");
  });
  expect(exchange).toMatchObject({ status: 200, bytes: Buffer.from("{}") });
  expect(exchange.headers).toMatchObject({ contentType: "application/json" });
});

test("[OPS-8] a small body that unpacks to more than a worker can hold is let go", async () => {
  const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
  const exchange = await asked((_request, response) => {
    response.setHeader("content-encoding", "gzip").end(bomb);
  });
  expect(exchange.error).toBe("The body has more than 33554432 bytes.");
  expect(exchange).not.toHaveProperty("bytes");
});

test("[OPS-8] a body without an end and an announced length is let go", async () => {
  const block = Buffer.alloc(1024 * 1024);
  let sent = 0;
  const exchange = await asked((_request, response) => {
    const more = () => {
      while (!response.destroyed && sent < 1_000) {
        sent += 1;
        if (!response.write(block)) return void response.once("drain", more);
      }
    };
    more();
  });
  expect(exchange.error).toContain("more than");
  expect(sent).toBeLessThan(1_000);
});

test("a body that is cut short is an error, not an answer", async () => {
  const exchange = await asked((_request, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => response.destroy());
  });
  expect(exchange.error).toBeDefined();
  expect(exchange).not.toHaveProperty("bytes");
});

test("a server that redirects to itself is an error", async () => {
  const exchange = await asked((_request, response) => {
    response.writeHead(302, { location: "/" }).end();
  });
  expect(exchange.error).toContain("redirect");
});

test("[LAKE-1] a long body is put aside, and is whole there", async () => {
  const [start, end] = ['{"names":["', '"]}'];
  const whole = `${start}${"Pokémon".repeat(400_000)}${end}`;
  const { large, bytes } = await asked((_request, response) => {
    response.setHeader("content-type", "application/json").end(whole);
  });
  expect(bytes).toBeUndefined();
  expect(large).toMatchObject({ length: Buffer.byteLength(whole), sha256: sha256(whole) });
  expect(large?.head.toString().startsWith(start)).toBe(true);
  expect(large?.tail.toString().endsWith(end)).toBe(true);
  expect(gunzipSync(await readFile(large?.path ?? "")).toString()).toBe(whole);
  await large?.discard();
  await expect(readFile(large?.path ?? "")).rejects.toThrow("ENOENT");
});

test("a request has its method, headers and body, and says who is asking", async () => {
  const seen: object[] = [];
  await asked(
    async (request, response) => {
      const { method, headers } = request;
      seen.push({ method, headers, body: await text(request) });
      response.end("{}");
    },
    { method: "POST", headers: { "content-type": "text/plain" }, body: "fields name;" },
  );
  const headers = { "user-agent": "cardlake/test", "content-type": "text/plain" };
  expect(seen).toMatchObject([{ method: "POST", body: "fields name;", headers }]);
});
