import type { IncomingMessage, ServerResponse } from "node:http";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A picture server on the loopback that behaves as its table says, by path; what is not in the
 * table is not found. It ends with the test, whatever hangs on it.
 */
export async function pictureHost(table: Readonly<Record<string, Behaviour>>) {
  const asked: { path: string; headers: IncomingMessage["headers"] }[] = [];
  const { origin } = await loopbackServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, headers: request.headers });
    const behaviour = table[path] ?? ((_request, answer) => void answer.writeHead(404).end());
    behaviour(request, response);
  });
  return { origin, asked };
}

/** Answers with these bytes. */
export const gives =
  (bytes: Uint8Array, headers: Record<string, string> = {}, status = 200): Behaviour =>
  (_request, response) =>
    void response.writeHead(status, headers).end(bytes);

/** Sends the reader elsewhere. */
export const leadsTo =
  (location: string, status = 302): Behaviour =>
  (_request, response) =>
    void response.writeHead(status, { location }).end();

/** Takes the request and says nothing. */
export const hangs: Behaviour = () => undefined;

/** Sends headers and the first bytes, and nothing more. */
export const stops =
  (bytes: Uint8Array): Behaviour =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "image/webp" });
    response.write(bytes.subarray(0, 64));
  };

/** Sends a byte now and then, for ever. */
export const trickles: Behaviour = (_request, response) => {
  response.writeHead(200, { "content-type": "image/webp" });
  const drip = setInterval(() => response.write("x"), 50);
  response.on("close", () => clearInterval(drip));
};

/** Sends bytes as fast as they are taken, for ever. */
export const neverEnds: Behaviour = (_request, response) => {
  response.writeHead(200, { "content-type": "image/webp" });
  const block = Buffer.alloc(1 << 20);
  const more = () => {
    while (!response.destroyed && response.write(block));
  };
  response.on("drain", more);
  more();
};

/** Closes the connection without a word. */
export const breaks: Behaviour = (request) => void request.socket.resetAndDestroy();
