import type { Socket } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { GuardedRequest } from "#functions/shared/guarded/guarded-request.ts";
import { answering, guardedOnLoopback, rawServer } from "#test/support/guarded/guarded.ts";

const names = { "hooks.example.org": ["93.184.216.34"] };
const get = { method: "GET", url: "http://hooks.example.org/", mostBodyBytes: 1000 } as const;

async function asked({ port }: { port: number }, more: Partial<GuardedRequest> = {}) {
  const { client } = guardedOnLoopback(port, { names });
  return await client.send({ ...get, ...more } as GuardedRequest);
}

/** Writes a piece whenever the one before is gone, for as long as anybody listens. */
function endlessly(socket: Socket, piece: Uint8Array | string) {
  const write = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on("drain", write);
  write();
}

const answer = (head: string, body = "") => `HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`;

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

  test("one that says it is huge is cut", async () => {
    const server = await rawServer((socket) => {
      socket.once("data", () => {
        socket.write(answer("content-length: 99999999999"));
        endlessly(socket, "a".repeat(65_536));
      });
    });
    expect(await asked(server)).toMatchObject({ outcome: "answered", bodyIs: "cut" });
  });
});

describe("[ALR-4] packed bodies are not unpacked:", () => {
  const megabytes = Buffer.alloc(20_000_000);

  test.each([
    ["gzip", gzipSync(megabytes)],
    ["br", brotliCompressSync(megabytes)],
    ["gzip, gzip", gzipSync(gzipSync(megabytes))],
    ["GZIP", gzipSync("small")],
    ["deflate", gzipSync("wrong")],
    ["zstd", Buffer.from("no zstd")],
  ])("%s", async (encoding, packed) => {
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

describe("[ALR-4] an answer is not waited for longer than it may take:", () => {
  const failing = (reason: string) => ({ outcome: "failed", reason });

  test("a server that never answers", async () => {
    const outcome = await asked(await rawServer(() => {}), { times: { answerMs: 30 } });
    expect(outcome).toMatchObject(failing("answer_timeout"));
  });

  test("headers that drip", async () => {
    const server = await rawServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("a: b\r\n"), 5);
      socket.once("close", () => clearInterval(drip));
    });
    const outcome = await asked(server, { times: { answerMs: 50 } });
    expect(outcome).toMatchObject(failing("answer_timeout"));
  });

  test("a body that drips", async () => {
    const server = await rawServer((socket) => {
      socket.write(answer("content-length: 1000"));
      const drip = setInterval(() => socket.write("a"), 5);
      socket.once("close", () => clearInterval(drip));
    });
    const outcome = await asked(server, { times: { wholeMs: 100 } });
    expect(outcome).toMatchObject(failing("whole_timeout"));
  });

  test("a body that stands still", async () => {
    const server = await rawServer((socket) => socket.write(answer("content-length: 10", "hell")));
    const outcome = await asked(server, { times: { wholeMs: 100 } });
    expect(outcome).toMatchObject(failing("whole_timeout"));
  });

  test("redirects that each take a little", async () => {
    const server = await rawServer((socket) => {
      const slow = "HTTP/1.1 302 Found\r\nlocation: /on\r\ncontent-length: 0\r\n\r\n";
      socket.once("data", () => setTimeout(() => socket.end(slow), 60));
    });
    const outcome = await asked(server, { times: { wholeMs: 150 }, mostRedirects: 3 });
    expect(outcome).toMatchObject(failing("whole_timeout"));
  });

  test("endless answers before the answer", async () => {
    const server = await rawServer((socket) => {
      socket.once("data", () => endlessly(socket, "HTTP/1.1 103 Early Hints\r\na: b\r\n\r\n"));
    });
    expect(await asked(server)).toMatchObject(failing("headers_too_large"));
  });
});

describe("[ALR-4] what is no sound answer is none:", () => {
  const manyHeaders = (count: number) =>
    answer(`${Array.from({ length: count }, (_, at) => `h${at}: v`).join("\r\n")}`);

  test.each([
    ["a hundred and one headers", manyHeaders(101), "headers_too_large"],
    ["five thousand headers", manyHeaders(5000), "headers_too_large"],
    ["a header of 20 KB", answer(`a: ${"b".repeat(20_000)}`), "headers_too_large"],
    ["a status line of 20 KB", `HTTP/1.1 200 ${"b".repeat(20_000)}\r\n\r\n`, "headers_too_large"],
    ["another protocol", "SSH-2.0-OpenSSH_9.6\r\n", "not_http"],
    ["HTTP/2 without having agreed on it", "\0\0\x12\x04\0\0\0\0\0", "not_http"],
    ["no status", "HTTP/1.1 OK\r\n\r\n", "not_http"],
    ["two lengths", answer("content-length: 5\r\ncontent-length: 6", "hello"), "not_http"],
    [
      "a length and chunks",
      answer("content-length: 5\r\ntransfer-encoding: chunked", "0\r\n\r\n"),
      "not_http",
    ],
    ["a header's line that goes on", answer("a: b\r\n c: d"), "not_http"],
    ["nothing at all", "", "broken_off"],
    ["half of a head", "HTTP/1.1 200 OK\r\ncontent-le", "broken_off"],
    ["half of a body", answer("content-length: 100", "half"), "broken_off"],
    ["half of a chunk", answer("transfer-encoding: chunked", "ff\r\nhalf"), "broken_off"],
    [
      "another protocol from here on",
      "HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n",
      "broken_off",
    ],
  ])("%s", async (_what, bytes, reason) => {
    expect(await asked(await answering(bytes))).toMatchObject({ outcome: "failed", reason });
  });

  test("trailers without end", async () => {
    const server = await rawServer((socket) => {
      socket.once("data", () => {
        socket.write(answer("transfer-encoding: chunked", "0\r\n"));
        endlessly(socket, `a: ${"b".repeat(1000)}\r\n`);
      });
    });
    expect(await asked(server)).toMatchObject({ outcome: "failed", reason: "broken_off" });
  });

  test("a connection that is reset", async () => {
    const server = await rawServer((socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    expect(await asked(server)).toMatchObject({ outcome: "failed", reason: "broken_off" });
  });

  test("a hundred headers are not too many", async () => {
    expect(await asked(await answering(manyHeaders(100)))).toMatchObject({ outcome: "answered" });
  });
});
