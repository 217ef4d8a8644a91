import type { Caller, Operation } from "#schemas/http/operation.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { AuthorizedContext, HttpEvent } from "./event.ts";

/**
 * Who is asking, from the claims that the API's authorizer verified; the one place that reads them.
 *
 * @throws DomainError `request.unauthorized` unless it is an access token of a user, `request.forbidden` when the
 * operation is for admins and the caller is none
 */
export function callerOf(operation: Operation, event: HttpEvent): Caller | undefined {
  if (operation.access === "public") return undefined;
  const context = event.requestContext as AuthorizedContext;
  const claims = context.authorizer?.jwt?.claims ?? {};
  const { sub: userId, token_use: use } = claims;
  // The gateway lets in whatever the pool signed for our client; only one kind of it is for the API.
  if (use !== "access") {
    const what = use === "id" || use === "refresh" ? `This is the ${use} token` : "This is a token";
    throw new DomainError("request.unauthorized", `${what} for other use; send the access token.`);
  }
  if (typeof claims["client_id"] !== "string" || typeof userId !== "string" || userId === "") {
    throw new DomainError("request.unauthorized", "The access token names no user or no client.");
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
