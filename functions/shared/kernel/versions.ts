import { DomainError } from "#shared/kernel/errors.ts";

/** Versions for which a write was made; undefined for any. */
export type IfMatch = readonly number[] | undefined;

/** Whether a write that was made for these versions fits what lies there. */
export const ifMatches = (versions: IfMatch, { version }: { readonly version: number }): boolean =>
  versions === undefined || versions.includes(version);

/** @param etag of the current state, without quotes */
export const staleVersion = (
  { current, etag }: { current: { version: number }; etag: string },
  named: readonly number[] = [],
) =>
  new DomainError(
    "request.stale_version",
    `The change was made for ${named.length > 0 ? `version ${named.join(" or ")}` : "no version of this resource"}, ` +
      `but the resource is at version ${current.version}; ` +
      "look at facts.current, decide again, and send its ETag.",
    { facts: { current }, headers: { etag: `"${etag}"` } },
  );
