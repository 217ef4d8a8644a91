import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Pinned } from "#functions/shared/guarded/dial.ts";
import { type GuardedClient, guardedClient } from "#functions/shared/guarded/guarded-client.ts";

/** What names lead to: the same addresses always, or others with each look-up. */
export type Names = Readonly<Record<string, readonly string[] | (() => readonly string[])>>;

interface Guarded {
  readonly client: GuardedClient;
  /** Whom it would have connected to, in order. */
  readonly dialled: readonly Pinned[];
  /** Names that it looked up, in order. */
  readonly looked: readonly string[];
}

/** A client of whose connections each goes to one port of the loopback, whomever it means. */
export function guardedOnLoopback(
  port: number,
  { names = {}, alsoAllowed = [] }: { names?: Names; alsoAllowed?: readonly string[] } = {},
): Guarded {
  const dialled: Pinned[] = [];
  const looked: string[] = [];
  const client = guardedClient({
    userAgent: "cardlake-test",
    alsoAllowed,
    async addressesOf(name) {
      looked.push(name);
      const found = names[name];
      if (found) return typeof found === "function" ? found() : found;
      throw Object.assign(new Error(`no ${name}`), { code: "ENOTFOUND" });
    },
    dial(to, signal) {
      dialled.push(to);
      return new Promise((resolve, reject) => {
        const socket = connect({ port, host: "127.0.0.1", signal });
        socket.once("connect", () => resolve(socket)).on("error", reject);
      });
    },
  });
  return { client, dialled, looked };
}

/** Answers in bytes, and need not be right. Ends with the test. */
export async function rawServer(handle: (socket: Socket) => void): Promise<{ port: number }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    // Clients that have heard enough hang up.
    socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
    handle(socket);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port };
}

/** Answers each request with the same bytes, and closes. */
export const answering = (bytes: string | Uint8Array) =>
  rawServer((socket) => {
    socket.once("data", () => socket.end(bytes));
  });
