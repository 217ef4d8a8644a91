import type { SourceRequest } from "../source-request.ts";
import type { Exchange } from "./exchange.ts";

export interface Conditions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** Sends single requests to other people's servers. */
export interface Upstream {
  /** Conditional where the answer before had a tag. Never throws: failures are exchanges. */
  send(request: SourceRequest, conditions: Conditions): Promise<Exchange>;
}
