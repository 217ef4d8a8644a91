import { mkdtempSync, readdirSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { type HttpUpstreamOptions, httpUpstream } from "#shared/upstreams/http-upstream.ts";
import type { Conditions } from "#shared/upstreams/upstream.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

interface Call extends Partial<HttpUpstreamOptions> {
  readonly conditions?: Conditions;
  readonly timeoutMs?: number;
}

/** What comes of asking a server that answers like this. */
async function asked(answer: RequestListener, { conditions, timeoutMs, ...options }: Call = {}) {
  const { origin } = await loopbackServer(answer);
  const clock = () => new Date(0);
  const upstream = httpUpstream({ userAgent: "cardlake/test", clock, ...options });
  return upstream.send({ url: `${origin}/` }, conditions ?? {}, timeoutMs);
}

test("[OPS-8] the connection of a body that is let go is closed at once", async () => {
  let isClosed = false;
  const exchange = await asked(
    (_request, response) => {
      response.on("close", () => {
        isClosed = true;
      });
      // Never ends, and is sent no further than somebody reads.
      response.writeHead(404).write(Buffer.alloc(65_536));
    },
    { mostOtherBytes: 1_000 },
  );
  expect(exchange).toMatchObject({ status: 404, isTooLong: true });
  await vi.waitFor(() => expect(isClosed).toBe(true));
});

test("a body may be as long as the most, and an answer that is not 200 as long as its own most", async () => {
  const ten: RequestListener = ({ url }, response) => {
    response.writeHead(url === "/" ? 200 : 404).end("0123456789");
  };
  expect((await asked(ten, { mostBytes: 10, mostOtherBytes: 1 })).bytes?.length).toBe(10);
  expect(await asked(ten, { mostBytes: 9 })).toMatchObject({
    ...{ status: 200, error: "The body has more than 9 bytes.", isTooLong: true },
  });
  expect((await asked(ten, { mostBytes: 10, mostInMemory: 10 })).large).toBeUndefined();
  const { large } = await asked(ten, { mostBytes: 10, mostInMemory: 9 });
  expect(large).toMatchObject({ length: 10 });
  await large?.discard();
});

test("[OPS-8] a body that turns out too long leaves nothing on the disk", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aside-"));
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const exchange = await asked((_request, response) => response.end("0".repeat(300_000)), {
    ...{ mostBytes: 200_000, mostInMemory: 10 },
  });
  expect(exchange.error).toBe("The body has more than 200000 bytes.");
  expect(readdirSync(folder)).toEqual([]);
});

test("[ING-4] a request says what the asker has, and what it would like to get", async () => {
  const seen: object[] = [];
  const note: RequestListener = ({ headers }, response) => {
    seen.push(headers);
    response.writeHead(304).end();
  };
  const conditions = { etag: '"1"', lastModified: "Sun, 01 Feb 2026 06:00:00 GMT" };
  expect(await asked(note, { conditions })).toMatchObject({ status: 304 });
  await asked(note, { headers: { accept: "image/*" } });
  expect(seen).toMatchObject([
    {
      "if-none-match": '"1"',
      "if-modified-since": conditions.lastModified,
      accept: "application/json, text/csv, text/plain;q=0.9, */*;q=0.1",
    },
    { accept: "image/*" },
  ]);
  expect(seen[1]).not.toHaveProperty("if-none-match");
  expect(seen[1]).not.toHaveProperty("if-modified-since");
});

test("of an answer's headers those are kept that say when to come again, and no others", async () => {
  const headers = {
    ...{ etag: '"1"', "last-modified": "Sun, 01 Feb 2026 06:00:00 GMT" },
    ...{ "content-type": "text/csv", "retry-after": "3", "set-cookie": "session=1" },
  };
  const exchange = await asked((_request, response) => response.writeHead(200, headers).end("a"));
  expect(exchange.headers).toEqual({
    ...{ etag: '"1"', lastModified: headers["last-modified"] },
    ...{ contentType: "text/csv", retryAfter: "3" },
  });
  expect((await asked((_request, response) => response.end("a"))).headers).toEqual({});
});

test.each([301, 302, 303, 307, 308])(
  "[OPS-8] where an answer of %i leads is told, and not followed by whoever does not",
  async (status) => {
    const exchange = await asked(
      (_request, response) => response.writeHead(status, { location: "http://10.0.0.1/" }).end(),
      { followsRedirects: false },
    );
    expect(exchange).toMatchObject({ status, location: "http://10.0.0.1/" });
  },
);

test("an answer that leads nowhere has no place where it leads", async () => {
  const exchange = await asked((_request, response) =>
    response.writeHead(201, { location: "/made" }).end("{}"),
  );
  expect(exchange).not.toHaveProperty("location");
});

test("[ING-4] silence and an answer without an end are given up, each for what it is", async () => {
  const silent = await asked(() => {}, { silenceMs: 50 });
  expect(silent).toMatchObject({
    error: "No answer within 0.05 seconds.",
    requestedAt: new Date(0).toISOString(),
  });
  expect(silent.status).toBeUndefined();
  const drip: RequestListener = async (_request, response) => {
    for (; !response.destroyed; await wait(20)) response.write("0");
  };
  const endless = await asked(drip, { silenceMs: 5_000, timeoutMs: 120 });
  expect(endless.error).toBe("No whole answer within 0.12 seconds.");
  expect(endless.durationMs).toBeGreaterThanOrEqual(100);
});

test("an answer that comes slowly is waited for, as long as it comes", async () => {
  const slow: RequestListener = async (_request, response) => {
    for (let piece = 0; piece < 4; piece += 1, await wait(300)) response.write("0");
    response.end();
  };
  expect((await asked(slow, { silenceMs: 1_000 })).bytes?.toString()).toBe("0000");
});

test("a server that is not there is told by what happened", async () => {
  const upstream = httpUpstream({ userAgent: "cardlake/test", clock: () => new Date(0) });
  const exchange = await upstream.send({ url: "http://127.0.0.1:9/" }, {});
  expect(exchange.error).toMatch(/^fetch failed: .+/);
});
