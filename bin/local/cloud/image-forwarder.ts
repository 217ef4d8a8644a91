import { once } from "node:events";
import { Agent, createServer, request, type Server } from "node:http";
import { Trouble } from "../trouble.ts";

export interface ImageForwarderOptions {
  readonly port: number;
  readonly gatewayPort: number;
  /** The deployed distribution's own name; the gateway tells distributions apart by it. */
  readonly distributionName: string;
}

/**
 * Makes the deployed distribution reachable for a browser, which cannot choose its Host header:
 * a request to this port is a request to the distribution.
 */
export async function startImageForwarder(options: ImageForwarderOptions): Promise<Server> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    const forwarded = request(
      {
        agent,
        host: "127.0.0.1",
        port: options.gatewayPort,
        method: incoming.method,
        path: incoming.url,
        // The distribution sends plain HTTP away; a browser on loopback has no certificate to use.
        headers: {
          ...incoming.headers,
          host: options.distributionName,
          "x-forwarded-proto": "https",
        },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forwarded.on("error", (error) => {
      if (outgoing.headersSent) outgoing.destroy(error);
      else outgoing.writeHead(502).end(`The local cloud does not answer: ${error.message}\n`);
    });
    incoming.pipe(forwarded);
  });
  server.on("close", () => agent.destroy());
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening").catch((error: unknown) => {
    throw new Trouble(
      `Pictures cannot be served on port ${options.port}: ${String(error)}. ` +
        "End the program that uses it and start again.",
    );
  });
  return server;
}
