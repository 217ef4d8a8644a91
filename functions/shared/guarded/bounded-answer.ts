import type { IncomingMessage } from "node:http";
import type { Answered } from "./outcome.ts";

/**
 * Reads an answer's body no further than it may be long. One that is packed is not read: nobody asked for it, and what it
 * would unpack to has no bounds.
 *
 * @throws what reading throws
 */
export async function boundedAnswer(
  answer: IncomingMessage,
  mostBytes: number,
): Promise<Pick<Answered, "body" | "bodyIs">> {
  if (isPacked(answer)) return { body: new Uint8Array(), bodyIs: "packed" };
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer as AsyncIterable<Uint8Array>) {
    pieces.push(piece.subarray(0, mostBytes - length));
    length += piece.byteLength;
    // Leaving the loop ends the connection.
    if (length > mostBytes) return { body: Buffer.concat(pieces), bodyIs: "cut" };
  }
  return { body: Buffer.concat(pieces), bodyIs: "whole" };
}

const isPacked = ({ headers }: IncomingMessage) =>
  !/^(?:identity)?$/i.test(headers["content-encoding"]?.trim() ?? "");

/** Those of an answer's headers that somebody wants. */
export const wantedHeaders = (
  { headers }: IncomingMessage,
  wanted: readonly string[],
): Answered["headers"] =>
  Object.fromEntries(
    wanted.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
