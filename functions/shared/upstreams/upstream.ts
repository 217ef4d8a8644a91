import type { Exchange } from "./exchange.ts";
import type { UpstreamRequest } from "./upstream-request.ts";

export interface Conditions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** Sends single requests to other people's servers. */
export interface Upstream {
  /**
   * Conditional where the answer before had a tag. Never throws: failures are exchanges.
   *
   * @param timeoutMs for all of the answer, to its last byte; @default as long as it comes at all
   */
  send(request: UpstreamRequest, conditions: Conditions, timeoutMs?: number): Promise<Exchange>;
}

/** Makes requests that their upstream lets in. */
export interface Authoriser {
  /**
   * The request with what lets it in, or the exchange that it came to because nothing did.
   *
   * @param send sends the request for a token, as politely as any other
   */
  authorised(
    request: UpstreamRequest,
    send: (request: UpstreamRequest) => Promise<Exchange>,
  ): Promise<UpstreamRequest | { readonly refused: Exchange }>;
  /** The token was refused: the next request needs another one. */
  forget(): void;
  /** What a request came to that it let in, for one that learns from it. */
  noticed?(exchange: Exchange): void;
}
