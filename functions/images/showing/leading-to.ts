import type { getCardImage } from "#schemas/http/images.ts";
import type { ReplyOf } from "#schemas/http/operation.ts";
import type { Shown } from "./patience.ts";

/** Redirects are kept by caches as their operation says, but nobody keeps that a picture is not there yet. */
export function leadingTo(shown: Shown): ReplyOf<typeof getCardImage> {
  if (shown.kind === "there") return { body: undefined, headers: { location: shown.url } };
  const retryAfter = String(shown.retryAfterSeconds);
  return {
    body: undefined,
    status: 202,
    headers: { "retry-after": retryAfter, "cache-control": "no-store" },
  };
}
