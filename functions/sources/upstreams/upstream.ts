import type { Exchange } from "./exchange.ts";

export interface Conditions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** Sends single requests to other people's servers. */
export interface Upstream {
  /** One GET, conditional where the answer before had a tag. Never throws: failures are exchanges. */
  get(url: string, conditions: Conditions): Promise<Exchange>;
}
