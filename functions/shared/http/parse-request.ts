import * as z from "zod";
import { IdempotencyKey } from "#schemas/http/headers.ts";
import type { Operation, RequestOf } from "#schemas/http/operation.ts";
import { DomainError, type FieldError } from "#shared/kernel/errors.ts";
import { parseBody } from "./body.ts";
import { callerOf } from "./caller.ts";
import { entityTags, versionsOf } from "./entity-tags.ts";
import type { HttpEvent } from "./event.ts";
import { pointerTo } from "./json-pointer.ts";

/**
 * Everything that an operation reads of a request, checked against its schemas.
 *
 * @param address that asks, as limits count it
 * @throws DomainError `request.*` that points at each field and says what was expected
 */
export function parseRequest<O extends Operation>(
  operation: O,
  event: HttpEvent,
  address: string,
): RequestOf<O> {
  const { request } = operation;
  const caller = callerOf(operation, event);
  const parsed = {
    path: request.path && check("path", request.path, event.pathParameters ?? {}),
    query: check("query", request.query ?? z.strictObject({}), queryOf(event)),
    body: request.body && check("body", request.body, parseBody(event, request.maxBodyBytes)),
    ...{ caller, address },
    ifMatch: ifMatchOf(operation, event),
    idempotencyKey: request.idempotencyKey && idempotencyKeyOf(event),
  };
  // The schemas of `operation` decided each part's type; TypeScript cannot follow the mapping.
  return parsed as unknown as RequestOf<O>;
}

function check(part: FieldError["in"], schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = withoutSafeRange(result.error.issues)
    .slice(0, 20)
    .map((issue) => ({
      in: part,
      pointer: pointerTo(issue.path),
      detail: issue.message,
    }));
  const [first] = errors;
  const where = first && first.pointer !== "#" ? ` at ${first.pointer.slice(1)}` : "";
  throw new DomainError(
    "request.invalid",
    `The ${part === "path" ? "path" : part} is not as expected${where}: ${first?.detail}.`,
    { errors },
  );
}

type Issue = z.core.$ZodIssue;

/** Beside the bound of a number, that of all whole numbers says nothing to whoever went over both: they would send 9,007,199,254,740,991 next. */
function withoutSafeRange(issues: readonly Issue[]): readonly Issue[] {
  const isOfAll = (issue: Issue) => "origin" in issue && issue.origin === "int";
  const nameOf = ({ code, path }: Issue) => `${code} ${pointerTo(path)}`;
  const others = new Set(issues.filter((issue) => !isOfAll(issue)).map(nameOf));
  return issues.filter((issue) => !isOfAll(issue) || !others.has(nameOf(issue)));
}

function queryOf(event: HttpEvent): Record<string, string> {
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(event.rawQueryString ?? "")) {
    if (name in query) {
      throw new DomainError("request.invalid", `The query names "${name}" more than once.`, {
        errors: [{ in: "query", pointer: pointerTo([name]), detail: "may stand once" }],
      });
    }
    query[name] = value;
  }
  return { ...query };
}

function ifMatchOf({ request, id }: Operation, event: HttpEvent): readonly number[] | undefined {
  const header = event.headers["if-match"];
  if (!request.ifMatch) return undefined;
  if (header === undefined) {
    if (request.ifMatch === "optional") return undefined;
    throw new DomainError(
      "request.version_required",
      `${id} needs the header If-Match with the ETag that was read, or * for any version.`,
    );
  }
  const tags = entityTags(header);
  if (tags === "*") return undefined;
  if (tags) return versionsOf(tags);
  throw new DomainError(
    "request.invalid",
    'The header If-Match must be * or ETags in double quotes such as "v3".',
    { errors: [{ in: "header", pointer: "#/if-match", detail: 'must look like "v3"' }] },
  );
}

function idempotencyKeyOf(event: HttpEvent): string | undefined {
  const key = event.headers["idempotency-key"];
  if (key === undefined || IdempotencyKey.safeParse(key).success) return key;
  throw new DomainError(
    "request.invalid",
    "The header Idempotency-Key must be 1 to 128 printable ASCII characters without spaces.",
    { errors: [{ in: "header", pointer: "#/idempotency-key", detail: "1 to 128 characters" }] },
  );
}
