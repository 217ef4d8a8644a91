import { Email } from "#schemas/accounts/email.ts";
import { type LimitKind, limitOf } from "#schemas/http/limits.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { Subjects } from "#shared/limits/budgets.ts";
import type { RateLimits } from "#shared/limits/rate-limits.ts";
import { parseBody } from "./body.ts";
import { callerOf } from "./caller.ts";
import type { HttpEvent } from "./event.ts";
import type { Middleware, OperationOf } from "./middleware.ts";
import { viewerAddress } from "./viewer.ts";

/** What limits need of a function's surroundings. */
export interface LimitSurroundings {
  readonly limits: RateLimits;
  /** What our distribution sends to prove itself; undefined when there is none before the API. */
  readonly edgeSecret?: string | undefined;
}

/** Work that is an attempt at an account. */
const attempts: ReadonlySet<LimitKind> = new Set(["code", "mail", "sign-in"]);
/** Attempts that cost nothing once they succeed: only guesses are to be bounded. */
const freeWhenRight: ReadonlySet<LimitKind> = new Set(["code", "sign-in"]);

/**
 * Takes each call of every operation from its budget before anything else is done for it [ACC-5].
 * Routes that nobody answers count as reading.
 *
 * @throws DomainError `request.too_many`
 */
export function limited(
  operationOf: OperationOf,
  surroundings: () => Promise<LimitSurroundings>,
): Middleware {
  const workOf = (event: HttpEvent, edgeSecret: string | undefined) => {
    const operation = operationOf(event);
    const kind = kindOf(event, operation);
    return { kind, subjects: subjectsOf(event, operation, kind, edgeSecret) };
  };
  return {
    before: async ({ event }) => {
      const { limits, edgeSecret } = await surroundings();
      const { kind, subjects } = workOf(event, edgeSecret);
      await limits.spend(kind, subjects);
    },
    // Runs only when the operation has succeeded.
    after: async ({ event }) => {
      const { limits, edgeSecret } = await surroundings();
      const { kind, subjects } = workOf(event, edgeSecret);
      if (freeWhenRight.has(kind)) await limits.giveBack(kind, subjects);
    },
  };
}

/** Whoever brings a key below `/v2` has another budget there. */
function kindOf({ headers }: HttpEvent, operation: Operation | undefined): LimitKind {
  const kind = operation ? limitOf(operation) : "read";
  return kind === "v2" && headers["x-api-key"] ? "v2-keyed" : kind;
}

function subjectsOf(
  event: HttpEvent,
  operation: Operation | undefined,
  kind: LimitKind,
  edgeSecret: string | undefined,
): Subjects {
  const user = operation && callerOf(operation, event)?.userId;
  const account = attempts.has(kind) ? (user ?? emailIn(event, operation)) : undefined;
  return { address: viewerAddress(event, edgeSecret), user, account };
}

/**
 * The address that a body names; undefined when it names none, which the operation will say. It reads
 * bodies as large as the operation takes: filled up with blanks, one must not escape its account's
 * budgets.
 */
function emailIn(event: HttpEvent, operation: Operation | undefined): string | undefined {
  try {
    const body = parseBody(event, operation?.request.maxBodyBytes);
    const named = typeof body === "object" && body !== null && "email" in body ? body.email : "";
    return Email.safeParse(named).data;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
