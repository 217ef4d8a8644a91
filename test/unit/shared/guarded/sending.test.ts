import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { guardedClient } from "#functions/shared/guarded/guarded-client.ts";
import { guardedOnLoopback } from "#test/support/guarded/guarded.ts";
import { selfSigned } from "#test/support/guarded/self-signed.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

/** Connects for real, to one receiver of the loopback. */
const connectingTo = (receiver: string) =>
  guardedClient({ userAgent: "cardlake-test", alsoAllowed: [receiver] });

describe("[ALR-4] a POST", () => {
  const posted = async (body: string | Uint8Array) => {
    const seen: unknown[] = [];
    const { origin } = await loopbackServer(async (request, response) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of request) pieces.push(piece);
      const { "content-length": length, "webhook-id": id, "user-agent": agent } = request.headers;
      const { connection } = request.headers;
      seen.push(request.method, request.url, { length, id, agent, connection });
      seen.push(String(Buffer.concat(pieces)));
      response.writeHead(202, { "retry-after": "5", "x-secret": "s" }).end("thanks");
    });
    const outcome = await connectingTo(origin).send({
      ...{ method: "POST", url: `${origin}/hook?a=b#c`, body, mostBodyBytes: 100 },
      headers: { "webhook-id": "msg_1" },
      wantedHeaders: ["retry-after", "content-type"],
    });
    return { outcome, seen };
  };

  test("arrives as it was given, on a connection of its own", async () => {
    const { outcome, seen } = await posted("é{}");
    expect(seen).toEqual([
      ...["POST", "/hook?a=b"],
      { length: "4", id: "msg_1", agent: "cardlake-test", connection: "close" },
      "é{}",
    ]);
    expect(outcome).toMatchObject({
      ...{ outcome: "answered", status: 202, redirects: 0, bodyIs: "whole" },
      headers: { "retry-after": "5" },
    });
    expect(Object.keys(outcome.outcome === "answered" ? outcome.headers : {})).toEqual([
      "retry-after",
    ]);
  });

  test("arrives in bytes", async () => {
    const { seen } = await posted(Buffer.from("bytes"));
    expect(seen.at(-1)).toBe("bytes");
  });
});

test("[ALR-4] a host that takes no connection fails, and may be tried again", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const free = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise((resolve) => server.close(resolve));
  const get = { method: "GET", url: `http://${free}/`, mostBodyBytes: 0 } as const;
  expect(await connectingTo(free).send(get)).toMatchObject({
    ...{ outcome: "failed", reason: "no_connection", cause: "ECONNREFUSED" },
    sentence: "The host takes no connections at that port.",
  });
});

test("[ALR-4] a connection that is not taken in time is given up", async () => {
  let ended = false;
  const client = guardedClient({
    ...{ userAgent: "cardlake-test", alsoAllowed: [] },
    dial: (_to, signal) => {
      signal.addEventListener("abort", () => (ended = true));
      return new Promise(() => {});
    },
  });
  const get = { method: "GET", url: "https://93.184.216.34/", mostBodyBytes: 0 } as const;
  const outcome = await client.send({ ...get, times: { connectMs: 20 } });
  expect(outcome).toMatchObject({ outcome: "failed", reason: "connect_timeout" });
  expect(ended).toBe(true);
});

describe("[ALR-4] over TLS", () => {
  async function tlsServer({ cert, key }: { cert: string; key: string }) {
    const names: unknown[] = [];
    const server = createTlsServer({ cert, key }, (_request, response) => response.end("hello"));
    server.on("secureConnection", (socket) => names.push(socket.servername));
    server.on("tlsClientError", () => {}).listen(0);
    await new Promise((resolve) => server.once("listening", resolve));
    onTestFinished(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return { port: (server.address() as AddressInfo).port, names };
  }

  /** For as long as the test takes. */
  const trusting = (cert: string) => {
    const before = getCACertificates("default");
    setDefaultCACertificates([cert]);
    onTestFinished(() => setDefaultCACertificates(before));
  };
  const asked = (port: number) => {
    const get = { method: "GET", url: `https://localhost:${port}/`, mostBodyBytes: 10 } as const;
    return connectingTo(`localhost:${port}`).send(get);
  };

  test("a host is asked by its name, whose certificate is held against it", async () => {
    const made = selfSigned("localhost");
    trusting(made.cert);
    const { port, names } = await tlsServer(made);
    expect(await asked(port)).toMatchObject({ outcome: "answered", status: 200 });
    expect(names).toEqual(["localhost"]);
  });

  test("a certificate of another name is none", async () => {
    const made = selfSigned("other.example.org");
    trusting(made.cert);
    const { port } = await tlsServer(made);
    expect(await asked(port)).toMatchObject({
      ...{ outcome: "failed", reason: "tls", cause: "ERR_TLS_CERT_ALTNAME_INVALID" },
    });
  });

  test("a certificate that nobody vouches for is none, whatever the environment says", async () => {
    const { port } = await tlsServer(selfSigned("localhost"));
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    // Node warns of it, as it should.
    const warning = vi.spyOn(process, "emitWarning").mockReturnValue(undefined);
    onTestFinished(() => {
      warning.mockRestore();
      delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    });
    expect(await asked(port)).toMatchObject({ outcome: "failed", reason: "tls" });
  });

  test("a host that speaks something else fails", async () => {
    const { origin } = await loopbackServer((_request, response) => response.end("plain"));
    expect(await asked(Number(new URL(origin).port))).toMatchObject({
      ...{ outcome: "failed", reason: "tls" },
    });
  });
});

test("[ALR-4] a fault of ours is thrown, not told as one of the address", async () => {
  const { client } = guardedOnLoopback(9, { names: { "hooks.example.org": ["93.184.216.34"] } });
  const get = { method: "GET", url: "http://hooks.example.org/", mostBodyBytes: 0 } as const;
  await expect(client.send({ ...get, headers: { "bad header": "a" } })).rejects.toThrow();
});
