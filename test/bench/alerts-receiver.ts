import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import * as z from "zod";

const Message = z.object({
  type: z.literal("alert.fired"),
  timestamp: z.iso.datetime(),
  data: z.object({ noticeId: z.string(), alertId: z.string(), number: z.int() }),
});

/** What a receiver of webhooks was told, and when. */
export interface Received extends z.output<typeof Message> {
  readonly atMs: number;
  readonly messageId: string;
}

/** A receiver of webhooks on this machine that takes all that it is told. */
export async function startReceiver() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const atMs = Date.now();
    const messageId = String(request.headers["webhook-id"]);
    received.push({ ...Message.parse(JSON.parse(await text(request))), atMs, messageId });
    response.writeHead(204).end();
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    host: `127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
