import { Sha256 } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** What is remembered of a request that came with an idempotency key. */
export interface RequestNote {
  readonly keyHash: Sha256;
  /** Of the request itself: equal requests have equal hashes, in whatever order their fields came. */
  readonly requestHash: Sha256;
}

/** The note of a request; undefined when it came without a key and every repetition is a new one. */
export const requestNote = (key: string | undefined, request: unknown): RequestNote | undefined =>
  key === undefined
    ? undefined
    : { keyHash: Sha256.parse(sha256(key)), requestHash: hashOfRequest(request) };

export const hashOfRequest = (request: unknown): Sha256 =>
  Sha256.parse(sha256(canonicalJson(request)));

/**
 * Lets a repetition pass.
 *
 * @param refusal for keys that are no header
 * @throws DomainError `request.key_reused` when the key came with another request before
 */
export function refuseOtherRequest(
  { requestHash }: Pick<RequestNote, "requestHash">,
  before: { readonly requestHash?: string | undefined },
  refusal: () => DomainError = keyReused,
): void {
  if (before.requestHash !== requestHash) throw refusal();
}

/** A key that stands for another request, or for something that has been deleted since. */
export const keyReused = () =>
  new DomainError(
    "request.key_reused",
    "The Idempotency-Key was sent before with another request, or what that request made was " +
      "deleted; use a new key for a new request.",
    {
      errors: [
        { in: "header", pointer: "#/idempotency-key", detail: "belongs to another request" },
      ],
    },
  );
