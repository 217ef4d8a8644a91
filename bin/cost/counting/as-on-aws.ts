import { limitOf } from "#schemas/http/limits.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { defaultBudgets } from "#shared/limits/budgets.ts";
import type { Work } from "../counted-work.ts";

const tokenMaker = "accounts-make-token";

/** What was counted of an operation, without what only counting on one machine brings about. */
export const asOnAws = (work: Work, operation: Operation): Work =>
  asPeopleAreCounted(asCognitoAsks(work), operation);

/**
 * The emulator asks once for each of two tokens. Cognito asks once for both: its event of version 2 "is
 * a single request" (developer guide, "Pre token generation Lambda trigger").
 */
function asCognitoAsks(work: Work): Work {
  const made = work[tokenMaker];
  if (!made) return work;
  const { invocations, ownMs, logBytes } = made;
  const once = { invocations: invocations / 2, ownMs: ownMs / 2, logBytes: logBytes / 2 };
  return { ...work, [tokenMaker]: { ...made, ...once } };
}

/**
 * Whoever counts sends dozens of different calls a minute, so that a container tells the table what it
 * had counted alone, now in one operation's turn and now in another's. People hardly reach a share in a
 * minute: docs/cost.md says what it would cost if they did.
 */
function asPeopleAreCounted(work: Work, operation: Operation): Work {
  const isShared = defaultBudgets[limitOf(operation)].every(({ share = 1 }) => share > 1);
  if (!isShared) return work;
  return Object.fromEntries(
    Object.entries(work).map(([name, one]) => {
      const { limits: _byChance, ...writes } = one.writes;
      return [name, { ...one, writes }];
    }),
  );
}
