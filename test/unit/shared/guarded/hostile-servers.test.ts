import { describe, expect, test } from "vitest";
import type { GuardedRequest } from "#functions/shared/guarded/guarded-request.ts";
import { answering, guardedOnLoopback, rawServer } from "#test/support/guarded/guarded.ts";
import {
  answer,
  manyHeaders,
  oddAnswers,
  packedBodies,
  unsoundAnswers,
} from "#test/support/guarded/hostile-answers.ts";
import { endlessly, slowServers } from "#test/support/guarded/slow-servers.ts";

const names = { "hooks.example.org": ["93.184.216.34"] };
const get = { method: "GET", url: "http://hooks.example.org/", mostBodyBytes: 1000 } as const;

async function asked({ port }: { port: number }, more: Partial<GuardedRequest> = {}) {
  const { client } = guardedOnLoopback(port, { names });
  return await client.send({ ...get, ...more } as GuardedRequest);
}

describe("[ALR-4] of a body no more is read than is of use:", () => {
  test("a short one is whole", async () => {
    expect(await asked(await answering(answer("content-length: 5", "hello")))).toMatchObject({
      ...{ outcome: "answered", status: 200, bodyIs: "whole" },
      body: Buffer.from("hello"),
    });
  });

  test("one as long as may be is whole, a byte more is cut", async () => {
    const server = await answering(answer("content-length: 5", "hello"));
    const read = async (mostBodyBytes: number) => {
      const outcome = await asked(server, { mostBodyBytes });
      return outcome.outcome === "answered" ? [outcome.bodyIs, String(outcome.body)] : outcome;
    };
    expect(await read(5)).toEqual(["whole", "hello"]);
    expect(await read(4)).toEqual(["cut", "hell"]);
    expect(await read(0)).toEqual(["cut", ""]);
  });

  test("one that never ends is cut, and its server let go", async () => {
    let sent = 0;
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const server = await rawServer((socket) => {
      socket.once("data", () => {
        socket.write(answer("transfer-encoding: chunked"));
        endlessly(socket, `10000\r\n${"a".repeat(0x10000)}\r\n`);
      });
      socket.once("close", () => {
        sent = socket.bytesWritten;
        end();
      });
    });
    const outcome = await asked(server);
    expect(outcome).toMatchObject({ outcome: "answered", bodyIs: "cut" });
    expect(outcome).toHaveProperty("body.length", 1000);
    await ended;
    expect(sent).toBeLessThan(20_000_000);
  });
});

describe("[ALR-4] packed bodies are not unpacked:", () => {
  test.each(packedBodies)("%s", async (encoding, packed) => {
    const head = `HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\ncontent-length: ${packed.length}\r\n\r\n`;
    const outcome = await asked(await answering(Buffer.concat([Buffer.from(head), packed])));
    expect(outcome).toMatchObject({ outcome: "answered", status: 200, bodyIs: "packed" });
    expect(outcome).toHaveProperty("body.length", 0);
  });

  test("one that says it is as it is, is read", async () => {
    const server = await answering(
      answer("content-encoding: identity\r\ncontent-length: 5", "hello"),
    );
    expect(await asked(server)).toMatchObject({ bodyIs: "whole" });
  });

  test("nobody asks for them", async () => {
    let request = "";
    const server = await rawServer((socket) => {
      socket.on("data", (data) => {
        request += String(data);
        socket.end(answer("content-length: 0"));
      });
    });
    await asked(server, { headers: { "Accept-Encoding": "gzip", host: "other.example.org" } });
    expect(request).toMatch(/^accept-encoding: identity\r$/im);
    expect(request).toMatch(/^host: hooks\.example\.org\r$/im);
    expect(request).not.toMatch(/gzip|other/);
  });
});

describe("[ALR-4] whoever takes its time or never ends is waited for no longer than it may take:", () => {
  test.each(slowServers)("$what", async ({ serve, request, outcome }) => {
    expect(await asked(await rawServer(serve), request)).toMatchObject(outcome);
  });
});

describe("[ALR-4] what is no sound answer is none:", () => {
  test.each(unsoundAnswers)("%s", async (_what, bytes, reason) => {
    expect(await asked(await answering(bytes))).toMatchObject({ outcome: "failed", reason });
  });

  test.each(oddAnswers)("but one that misleads nobody: %s", async (_what, bytes, body) => {
    const outcome = await asked(await answering(Buffer.from(bytes, "latin1")));
    expect(outcome).toMatchObject({ outcome: "answered", body: Buffer.from(body, "latin1") });
  });

  test("a hundred headers are not too many", async () => {
    expect(await asked(await answering(manyHeaders(100)))).toMatchObject({ outcome: "answered" });
  });
});
