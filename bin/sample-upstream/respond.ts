import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { administration } from "./administration.ts";
import { type Answer, revalidated, textAnswer } from "./answer.ts";
import type { FaultBook, FaultsOfRequest } from "./faults/fault-book.ts";
import { withRewrittenRows } from "./faults/rewritten-rows.ts";
import { refusal, reshaped } from "./faults/spoilt-answer.ts";
import { withSpoiltPrices } from "./faults/spoilt-prices.ts";
import type { RequestLog } from "./request-log.ts";
import type { Route } from "./routes.ts";
import type { SampleDay } from "./sample-day.ts";
import { type Target, targetOf } from "./target.ts";

export interface ResponderOptions {
  readonly route: Route;
  readonly faults: FaultBook;
  readonly requests: RequestLog;
  readonly day: SampleDay;
}

const open = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET,POST,OPTIONS",
  "access-control-allow-headers":
    "DNT,User-Agent,X-Requested-With,If-Modified-Since,If-None-Match,Cache-Control,Content-Type,Range",
  "access-control-expose-headers": "Content-Length,Content-Range,ETag",
};

/** Answers one request after another, spoiling those the rules say. */
export function responder({ route, faults, requests, day }: ResponderOptions) {
  const administrate = administration({ faults, requests, day });

  return (request: IncomingMessage, response: ServerResponse): void => {
    const target = targetOf(request.url ?? "/");
    const done = target.path.startsWith("/_")
      ? administrate(target, request).then((answer) => send(response, answer))
      : posted(target, request).then((whole) => respond(whole, request, response));
    done.catch((error: unknown) => {
      console.error(`${request.method} ${target.address} failed:`, error);
      if (response.headersSent) response.destroy();
      else send(response, textAnswer("The sample upstream broke; its own log says how.", 500));
    });
  };

  /** The right answer, as far as rules leave it so. */
  async function spoiltRight(target: Target, striking: FaultsOfRequest): Promise<Answer> {
    const answer = await route(target, striking);
    return [withSpoiltPrices, withRewrittenRows, reshaped].reduce(
      (now, spoilt) => spoilt(now, target.path, striking),
      answer,
    );
  }

  async function respond(target: Target, request: IncomingMessage, response: ServerResponse) {
    const striking = faults.forRequest();
    noteWhenClosed(requests, { target, request, response, striking });
    if (request.method === "OPTIONS") return send(response, { ...textAnswer("", 204) });
    const methods = methodsOf(target);
    if (!methods.includes(request.method ?? "")) {
      return send(response, textAnswer(`Only ${methods.join(" and ")} are answered here.`, 405));
    }
    if (!faults.isEmpty()) {
      await delay(target, striking);
      const resets = striking.at(target.path, "reset");
      striking.spend(...resets);
      if (resets.length > 0) return request.socket.resetAndDestroy();
    }
    const refused = refusal(target.path, striking);
    const answer = refused ?? (await spoiltRight(target, striking));
    const [cut] = striking.at(target.path, "truncated-json-honest", "truncated-json-dishonest");
    if (cut !== undefined && refused === undefined) {
      striking.spend(cut);
      return sendHalf(response, answer, cut.fault === "truncated-json-honest");
    }
    const ifNoneMatch = request.headers["if-none-match"];
    const ifModifiedSince = request.headers["if-modified-since"];
    send(response, revalidated(answer, { ifNoneMatch, ifModifiedSince }));
  }
}

/** A token is sent for; everything else is read. */
const methodsOf = ({ path }: Target): readonly string[] =>
  path.endsWith("/token") ? ["POST"] : ["GET", "HEAD"];

/** The target with what came beside its address. */
async function posted(target: Target, request: IncomingMessage): Promise<Target> {
  const { authorization } = request.headers;
  if (request.method !== "POST") return { ...target, authorization };
  return { ...target, authorization, form: new URLSearchParams(await text(request)) };
}

async function delay(target: Target, striking: FaultsOfRequest): Promise<void> {
  const slow = striking.at(target.path, "slow");
  striking.spend(...slow);
  const delayMs = slow.reduce((sum, rule) => sum + rule.delayMs, 0);
  // Nobody waits for an answer that is still due when the server is closed.
  if (delayMs > 0) await pause(delayMs, undefined, { ref: false });
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 204 || status === 304 ? {} : { "content-length": body.length };
  response.writeHead(status, { ...open, ...headers, ...length });
  response.end(body);
}

function sendHalf(response: ServerResponse, answer: Answer, isHonest: boolean): void {
  const half = answer.body.subarray(0, Math.floor(answer.body.length / 2));
  if (isHonest) {
    send(response, { ...answer, body: half });
    return;
  }
  const { status, headers, body } = answer;
  response.writeHead(status, { ...open, ...headers, "content-length": body.length });
  response.write(half, () => response.destroy());
}

interface Exchange {
  readonly target: Target;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly striking: FaultsOfRequest;
}

function noteWhenClosed(requests: RequestLog, exchange: Exchange): void {
  const { target, request, response, striking } = exchange;
  const started = performance.now();
  const end = requests.begin(prefixOf(target));
  response.once("close", () =>
    end({
      at: new Date().toISOString(),
      method: request.method ?? "GET",
      address: target.address,
      // A connection that ended before its answer began has no status.
      status: response.headersSent ? response.statusCode : 0,
      milliseconds: Math.round(performance.now() - started),
      userAgent: request.headers["user-agent"] ?? "",
      isConditional: request.headers["if-none-match"] !== undefined,
      ...grantIn(target),
      faults: striking.spent.map(({ fault }) => fault),
    }),
  );
}

function grantIn({ form }: Target) {
  const grant = form?.get("grant_type");
  return typeof grant === "string" ? { grant } : {};
}

function prefixOf({ segments: [first = "", second] }: Target): string {
  return first === "api" && second === "v2" ? "/api/v2" : `/${first}`;
}
