import type { Caller, Operation } from "#schemas/http/operation.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { AuthorizedContext, HttpEvent } from "./event.ts";

/**
 * Who is asking, from the claims that the API's authorizer verified; the one place that reads them.
 *
 * @throws DomainError `request.unauthorized` without a subject, `request.forbidden` when the
 * operation is for admins and the caller is none
 */
export function callerOf(operation: Operation, event: HttpEvent): Caller | undefined {
  if (operation.access === "public") return undefined;
  const context = event.requestContext as AuthorizedContext;
  const claims = context.authorizer?.jwt?.claims ?? {};
  const userId = claims["sub"];
  if (typeof userId !== "string" || userId === "") {
    throw new DomainError("request.unauthorized", "The access token names no user.");
  }
  // The gateway lets an id token in as well, for it names the same client; it is for the client only.
  if (claims["token_use"] === "id") {
    throw new DomainError("request.unauthorized", "This is an id token; send the access token.");
  }
  const groups = groupsOf(claims["cognito:groups"]);
  const isAdmin = groups.includes("admin");
  if (operation.access === "admin" && !isAdmin) {
    throw new DomainError("request.forbidden", "Only members of the group admin may do this.");
  }
  return { userId, isAdmin, groups };
}

/** HTTP API hands a list claim over as the text `[admin staff]`. */
function groupsOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== "string") return [];
  return claim
    .replace(/^\[|\]$/g, "")
    .split(/[\s,]+/)
    .filter((group) => group !== "");
}
