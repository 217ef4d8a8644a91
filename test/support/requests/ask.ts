import type { Sent } from "#test/support/clouds/api.ts";

/** A request as `api` takes it. */
export interface Ask {
  readonly request: string;
  readonly sent?: Sent;
}
