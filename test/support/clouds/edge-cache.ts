import { edgeFunction, isResponse } from "#test/support/stacks/edge-function.ts";
import { behaviourFor, type EdgeBehaviour } from "./api-distribution.ts";

export interface EdgeCacheOptions {
  /** As the templates say; what they do not say, this does not do. */
  readonly behaviours: readonly EdgeBehaviour[];
  /** The API behind it, with its path prefix if it has one. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Copy {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
  readonly fetchedAt: number;
  keptUntil: number;
}

export interface EdgeAnswer {
  /** `preflight`: the function answered. `passed`: nothing may be kept of it. */
  readonly from: "hit" | "miss" | "passed" | "preflight";
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * CloudFront as far as its documentation goes, over the policies of our templates: viewer request, key,
 * lifetime by `Cache-Control`, conditional answers. The emulator's keeps nothing, so it can show none of
 * this.
 */
export class EdgeCache {
  private readonly options: EdgeCacheOptions;
  private readonly copies = new Map<string, Copy>();
  /** What the API was asked, in order. */
  readonly asked: { readonly request: string; readonly headers: Headers }[] = [];

  constructor(options: EdgeCacheOptions) {
    this.options = options;
  }

  /** @param address of the viewer, with a port */
  async send(request: string, init: RequestInit = {}, address = "198.51.100.1:4711") {
    const [method = "GET", target = "/"] = request.split(" ");
    const headers = new Headers(init.headers);
    headers.set("cloudfront-viewer-address", address);
    const behaviour = behaviourFor(this.options.behaviours, target.split("?")[0] ?? "/");
    if (!behaviour) throw new Error(`No behaviour takes ${target}.`);
    const early = runFunction(behaviour, method, target, headers);
    if (early) return early;
    if (method !== "GET" && method !== "HEAD") {
      const { body, ...fresh } = await this.fetched(behaviour, { method, target, headers, init });
      return answer("passed", fresh, method, body);
    }
    return await this.read(behaviour, { method, target, headers, init });
  }

  private async read(behaviour: EdgeBehaviour, asked: Asked): Promise<EdgeAnswer> {
    const key = keyOf(behaviour, asked);
    const known = this.copies.get(key);
    if (known && known.keptUntil > this.options.now()) {
      const isKnown = asked.headers.get("if-none-match") === known.headers.get("etag");
      if (isKnown) return { from: "hit", status: 304, headers: known.headers, text: "" };
      return answer("hit", known, asked.method, known.body);
    }
    const fresh = await this.fetched(behaviour, asked);
    const seconds = fresh.status === 200 ? keptSeconds(behaviour, fresh.headers) : 0;
    if (seconds === 0) return answer("passed", fresh, asked.method, fresh.body);
    this.copies.set(key, { ...fresh, keptUntil: this.options.now() + seconds * 1_000 });
    return answer("miss", fresh, asked.method, fresh.body);
  }

  private async fetched(behaviour: EdgeBehaviour, { method, target, headers, init }: Asked) {
    const sent = sentOn(behaviour, headers);
    this.asked.push({ request: `${method} ${target}`, headers: sent });
    const response = await fetch(`${this.options.origin}${target}`, {
      ...init,
      ...{ method, headers: sent, redirect: "manual" },
    });
    const body = await response.arrayBuffer();
    const { status } = response;
    return { status, headers: response.headers, body, fetchedAt: this.options.now(), keptUntil: 0 };
  }
}

interface Asked {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly init: RequestInit;
}

const answer = (
  from: EdgeAnswer["from"],
  { status, headers }: Pick<Copy, "headers" | "status">,
  method: string,
  body: ArrayBuffer,
): EdgeAnswer => {
  const text = method === "HEAD" ? "" : new TextDecoder().decode(body);
  return { from, status, headers, text };
};

function runFunction({ viewerRequest }: EdgeBehaviour, method: string, uri: string, all: Headers) {
  if (!viewerRequest) return undefined;
  const headers = Object.fromEntries([...all].map(([name, value]) => [name, { value }]));
  const outcome = edgeFunction(viewerRequest)({ method, uri, headers });
  if (!isResponse(outcome)) return undefined;
  const said = Object.entries(outcome.headers).map(([name, { value }]) => [name, value] as const);
  return {
    from: "preflight",
    status: outcome.statusCode,
    headers: new Headers([...said.map(([name, value]): [string, string] => [name, value])]),
    text: "",
  } satisfies EdgeAnswer;
}

const inKey = ({ cache }: EdgeBehaviour): string[] =>
  cache.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.Headers ?? [];

/** Path, query and the policy's headers; the methods that may be kept share a copy of what GET said. */
const keyOf = (behaviour: EdgeBehaviour, { method, target, headers }: Asked) =>
  JSON.stringify([
    method,
    target,
    ...[...inKey(behaviour), "accept-encoding"].map((one) => headers.get(one)),
  ]);

/**
 * What reaches the API: `allExcept` also sends the token on, but of CloudFront's own headers only those of
 * the key. Cookies have settings of their own, and ours let none through.
 */
function sentOn(behaviour: EdgeBehaviour, headers: Headers): Headers {
  const { HeaderBehavior, Headers: named = [] } = behaviour.sent.HeadersConfig;
  const names: string[] = named.map((name: string) => name.toLowerCase());
  const wanted = [...inKey(behaviour).map((name) => name.toLowerCase()), "accept-encoding"];
  const isSent = (name: string) =>
    wanted.includes(name) ||
    (HeaderBehavior === "whitelist"
      ? names.includes(name)
      : !names.includes(name) && name !== "cookie" && !name.startsWith("cloudfront-"));
  return new Headers([...headers].filter(([name]) => isSent(name)));
}

function keptSeconds({ cache }: EdgeBehaviour, headers: Headers): number {
  const said = headers.get("cache-control") ?? "";
  if (cache.MinTTL === 0 && /\b(no-store|no-cache|private)\b/.test(said)) return 0;
  const found = /s-maxage=(\d+)/.exec(said) ?? /max-age=(\d+)/.exec(said);
  const seconds = found ? Number(found[1]) : cache.DefaultTTL;
  return Math.min(cache.MaxTTL, Math.max(cache.MinTTL, seconds));
}
