import type { Authoriser } from "#shared/upstreams/upstream.ts";
import type { Source } from "../port/source.ts";

/** Where a secret is kept that there need not be. */
export interface OptionalSecrets {
  readIfThere(source: string, name: string): Promise<string | undefined>;
}

/** Statuses at which the service itself is in trouble, or the key. */
const isKeyTrouble = (status = 0) => status >= 500 || status === 401 || status === 403;

/**
 * Sends a key along, where the stage has one. Some days a service fails for callers with a key and
 * answers those without: after such a failure the next try goes without it, and as long as that
 * succeeds so do the others; when it fails too, it was not the key. The key is neither stored nor logged.
 */
export function keyHolder(
  source: string,
  { key, secrets }: { key: NonNullable<Source["key"]>; secrets: OptionalSecrets },
): Authoriser {
  let known: { readonly value: string | undefined } | undefined;
  let isWithheld = false;
  return {
    async authorised(request) {
      // Only what was read is kept: a store that fails is asked again with the next request.
      known ??= { value: await secrets.readIfThere(source, key.secret) };
      const { value } = known;
      if (value === undefined || isWithheld) return request;
      return { ...request, headers: { ...request.headers, [key.header]: value } };
    },
    noticed({ status }) {
      if (isKeyTrouble(status)) isWithheld = !isWithheld;
    },
    forget() {
      isWithheld = true;
    },
  };
}
