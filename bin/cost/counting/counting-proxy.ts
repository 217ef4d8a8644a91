import { once } from "node:events";
import { Agent, createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Capacity, capacityOf } from "./capacity.ts";

/** One call of an AWS service by a function. */
export interface Call {
  readonly worker: string;
  /** As signatures name it: `dynamodb`, `s3`, `sqs`, `cognito-idp`. */
  readonly service: string;
  /** `PutItem`, `SendMessageBatch`; of S3 the method. */
  readonly action: string;
  readonly capacity: readonly Capacity[];
  readonly sentBytes: number;
  readonly startedMs: number;
  readonly endedMs: number;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Servers between functions and the emulator, one for each function, that write down every call. */
export class CountingProxies {
  readonly calls: Call[] = [];
  private underWay = 0;
  private lastMs = performance.now();
  private readonly servers: Server[] = [];
  private readonly agent = new Agent({ keepAlive: true });
  private readonly gatewayPort: number;

  constructor(endpoint: string) {
    this.gatewayPort = Number(new URL(endpoint).port);
  }

  /** The address that this function must take for AWS. */
  async addressFor(worker: string): Promise<string> {
    const server = createServer((incoming, outgoing) => {
      this.underWay += 1;
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.on("end", () => {
        const sent = { method: incoming.method ?? "GET", path: incoming.url ?? "/" };
        this.pass(worker, { ...sent, headers: incoming.headers, body: Buffer.concat(parts) })
          .then(({ status, headers, body }) => outgoing.writeHead(status, headers).end(body))
          .catch((error: unknown) => outgoing.writeHead(502).end(String(error)))
          .finally(() => {
            this.underWay -= 1;
            this.lastMs = performance.now();
          });
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    this.servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** How long nobody has called; 0 while a call is under way. */
  quietMs(): number {
    return this.underWay > 0 ? 0 : performance.now() - this.lastMs;
  }

  close(): void {
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
    }
    this.agent.destroy();
  }

  private async pass(worker: string, sent: Sent): Promise<Answer> {
    const service = serviceOf(sent.headers);
    const target = String(sent.headers["x-amz-target"] ?? "");
    const action = target.split(".").at(-1) || sent.method;
    const isDynamo = service === "dynamodb";
    const body = isDynamo ? withCount(action, sent.body) : this.withRealQueue(sent);
    const startedMs = performance.now();
    const answer = await this.forward({ ...sent, body });
    const endedMs = performance.now();
    const capacity = isDynamo ? await this.capacityOf(action, body, answer, sent) : [];
    this.calls.push({
      ...{ worker, service, action, capacity },
      ...{ sentBytes: sent.body.length, startedMs, endedMs },
    });
    return answer;
  }

  /** Addresses of queues are given to functions with the counter's port, so that they pass here. */
  private withRealQueue({ headers, body }: Sent): Buffer {
    if (serviceOf(headers) !== "sqs") return body;
    const real = `127.0.0.1:${this.gatewayPort}`;
    return Buffer.from(body.toString().replaceAll(String(headers.host), real));
  }

  private capacityOf(action: string, body: Buffer, answer: Answer, sent: Sent) {
    return capacityOf(action, JSON.parse(body.toString()), parsed(answer), async (other, asked) => {
      const target = String(sent.headers["x-amz-target"]).replace(action, other);
      const headers = { ...sent.headers, "x-amz-target": target };
      return parsed(
        await this.forward({ ...sent, headers, body: Buffer.from(JSON.stringify(asked)) }),
      );
    });
  }

  private async forward({ method, path, headers, body }: Sent): Promise<Answer> {
    const outgoing = request({
      ...{ agent: this.agent, host: "127.0.0.1", port: this.gatewayPort, method, path },
      headers: {
        ...headers,
        "content-length": String(body.length),
        // Answers must be read here.
        "accept-encoding": "identity",
      },
    });
    outgoing.end(body);
    const [answer] = await once(outgoing, "response");
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
  }
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Signed calls name their service; Cognito takes some calls unsigned. */
function serviceOf({ authorization = "", ...headers }: IncomingHttpHeaders): string {
  const [, signed] = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)/.exec(authorization) ?? [];
  if (signed) return signed;
  return String(headers["x-amz-target"]).startsWith("AWSCognito") ? "cognito-idp" : "unknown";
}

const parsed = ({ body }: Answer): unknown => JSON.parse(body.toString() || "{}");

/** Single writes are asked what they cost; the emulator knows, and clients overlook the answer. */
function withCount(action: string, body: Buffer): Buffer {
  if (!/^(Put|Update|Delete)Item$/.test(action)) return body;
  const asked = { ...JSON.parse(body.toString()), ReturnConsumedCapacity: "TOTAL" };
  return Buffer.from(JSON.stringify(asked));
}
