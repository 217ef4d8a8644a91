/**
 * Every error that a caller can receive. A code is public and never changes its meaning;
 * this table is the only place that knows which HTTP status it becomes.
 */
export const problems = {
  "request.invalid": { status: 400, title: "The request does not match its schema" },
  "request.malformed_json": { status: 400, title: "The body is not JSON" },
  "request.bad_cursor": { status: 400, title: "The cursor does not belong to this list" },
  "request.unauthorized": { status: 401, title: "The request needs a valid access token" },
  "request.forbidden": { status: 403, title: "The caller may not do this" },
  "request.no_such_route": { status: 404, title: "There is no such route" },
  "request.too_large": { status: 413, title: "The body is too large" },
  "request.unsupported_media_type": { status: 415, title: "The body must be JSON" },
  "request.version_required": { status: 428, title: "The write must name the version it changes" },
  "request.stale_version": { status: 412, title: "The resource has changed since it was read" },
  "request.key_reused": { status: 422, title: "The idempotency key belongs to another request" },
  "request.too_many": { status: 429, title: "Too many requests" },
  "accounts.already_registered": { status: 409, title: "The e-mail address is already registered" },
  "accounts.password_refused": { status: 400, title: "The password does not satisfy the policy" },
  "accounts.wrong_credentials": { status: 401, title: "The credentials are not right" },
  "accounts.not_confirmed": { status: 403, title: "The e-mail address is not confirmed yet" },
  "accounts.wrong_code": { status: 400, title: "The code is wrong or has expired" },
  "catalog.no_such_card": { status: 404, title: "There is no such card" },
  "catalog.no_such_set": { status: 404, title: "There is no such set" },
  "catalog.no_such_species": { status: 404, title: "There is no such species" },
  "catalog.no_such_generation": { status: 404, title: "There is no such generation" },
  "catalog.no_such_variant": { status: 422, title: "The printing has no such variant" },
  "catalog.bad_query": { status: 400, title: "The search query cannot be read" },
  "catalog.not_ready": { status: 503, title: "The catalogue has not been built yet" },
  "collections.no_such_collection": { status: 404, title: "There is no such collection" },
  "collections.no_such_item": { status: 404, title: "There is no such item" },
  "collections.too_many": { status: 422, title: "The account is at a limit" },
  "images.no_such_render": { status: 404, title: "There is no such render" },
  "images.nothing_to_draw": { status: 422, title: "The collection has no card to draw" },
  "images.not_finished": { status: 409, title: "The render has not finished" },
  "sources.no_such_run": { status: 404, title: "There is no such run" },
  "sources.run_in_progress": { status: 409, title: "A run of this source is under way" },
  internal: { status: 500, title: "Something broke on our side" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;
