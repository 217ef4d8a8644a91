import { type IncomingMessage, request as requestOf } from "node:http";
import type { Socket } from "node:net";
import { codeOf } from "./names.ts";
import { failed, Stopped } from "./outcome.ts";
import type { Target } from "./target.ts";

/** What is sent of a request that goes out; headers by their names in small letters. */
export interface Sent {
  readonly method: "GET" | "HEAD" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Of all headers together, in bytes; and how many. */
const mostHeaderBytes = 16 * 1024;
const mostHeaders = 100;
/** Answers before the answer, such as 103: none is of use here. */
const mostInformed = 5;

/**
 * Sends one request over a connection that is there, and waits for the answer's headers. Nothing is kept open for another
 * request: that would go to an address that was judged for this one.
 *
 * @throws Stopped
 */
export const answerOver = (
  socket: Socket,
  { url }: Pick<Target, "url">,
  { method, headers, body = "" }: Sent,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const sent = requestOf({
      createConnection: () => socket,
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        ...headers,
        ...(method === "POST" && { "content-length": String(Buffer.byteLength(body)) }),
        "accept-encoding": "identity",
        host: url.host,
      },
      maxHeaderSize: mostHeaderBytes,
      // Some servers end a line as they please; what tells two readers two things is not read at all.
      insecureHTTPParser: false,
    });
    let informed = 0;
    sent.on("information", () => {
      informed += 1;
      if (informed > mostInformed) sent.destroy(failed("headers_too_large"));
    });
    sent.once("response", (answer) => {
      const isFlood = answer.rawHeaders.length > 2 * mostHeaders;
      if (isFlood) sent.destroy(failed("headers_too_large"));
      else if (!isStatus(answer.statusCode)) sent.destroy(failed("not_http"));
      else resolve(answer);
    });
    sent.on("error", (error) => reject(answerFailed(error)));
    sent.once("close", () => reject(failed("broken_off")));
    sent.end(body);
  });

/** Of an answer that is the last (RFC 9110, 15); three digits may be anything. */
const isStatus = (status = 0): boolean => status >= 200 && status <= 599;

export function answerFailed(error: unknown): Stopped {
  if (error instanceof Stopped) return error;
  const code = codeOf(error);
  if (code === "HPE_HEADER_OVERFLOW") return failed("headers_too_large", code);
  return failed(code?.startsWith("HPE_") ? "not_http" : "broken_off", code);
}
