import { DomainError } from "#shared/kernel/errors.ts";

export const badQuery = (detail: string, cause?: unknown) =>
  new DomainError("v2.bad_query", detail, { cause });

/** In the words of the old service. */
export const notFound = () =>
  new DomainError("v2.not_found", "The requested resource was not found.");

export const keyRefused = () =>
  new DomainError("request.forbidden", "The key in X-Api-Key is none of this service.");
