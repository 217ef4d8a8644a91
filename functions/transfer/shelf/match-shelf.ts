import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import { MatchReason } from "#schemas/transfer/match-reason.ts";
import type { Match } from "#schemas/transfer/row-verdict.ts";
import type { ShelvedRowId } from "#schemas/transfer/shelved-row.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import type { RowMatching } from "../imports/reading/file-reading.ts";
import type { Shelf } from "./shelf.ts";

export interface MatchShelfPorts {
  readonly shelf: Pick<Shelf, "page" | "match" | "forgetOwner">;
  readonly matching: RowMatching;
  /** Tells somebody that so many rows of theirs are found by now. */
  readonly tell: (userId: string, found: number, occasion: string) => Promise<void>;
  /** Has the rest of a shelf matched, from a row on. */
  readonly goOn: (userId: string, after: ShelvedRowId) => Promise<void>;
  readonly clock: Clock;
}

const rowsAtOnce = 500;
const writesAtOnce = 25;

/**
 * Looks the rows of a shelf up again; those whose card is known by now are `found`, and their owner is told how many are. Only what is other than before is
 * written.
 */
export async function matchShelf(
  {
    userId,
    after: from,
    occasion,
  }: {
    readonly userId: string;
    readonly after?: ShelvedRowId | undefined;
    readonly occasion: string;
  },
  deadline: Deadline,
  { shelf, matching, tell, goOn, clock }: MatchShelfPorts,
): Promise<{ readonly rows: number; readonly found: number }> {
  let after = from;
  let [rows, found] = [0, 0];
  for (;;) {
    const page = await shelf.page(userId, { after, limit: rowsAtOnce });
    if (page.rows.length === 0 && rows === 0 && from === undefined) {
      await shelf.forgetOwner(userId);
    }
    const match = await matching(page.rows.map(({ said }) => said));
    const matchedAt = clock().toISOString();
    const changed = page.rows.flatMap((row) => {
      const next = matchedAgain(row, match(row.said));
      return next
        ? [{ id: row.id, next: { ...next, matchedAt }, isNew: isNewlyFound(row, next) }]
        : [];
    });
    for (const some of chunksOf(changed, writesAtOnce)) {
      await Promise.all(some.map(({ id, next }) => shelf.match(userId, id, next)));
    }
    rows += page.rows.length;
    found += changed.filter(({ isNew }) => isNew).length;
    after = page.rows.at(-1)?.id;
    const isLate = deadline.leftMs() <= 0;
    if (isLate && !page.isEnd && after !== undefined) await goOn(userId, after);
    if (page.isEnd || isLate || after === undefined) break;
  }
  if (found > 0) await tell(userId, found, occasion);
  return { rows, found };
}

type Again = Pick<ShelvedItem, "state" | "reason" | "detail" | "candidates">;

/** What is made of a row by now; undefined where that is what was made of it before, or it waits for something else than its card. */
function matchedAgain(row: ShelvedItem, match: Match): Again | undefined {
  const isOfCatalogue = MatchReason.safeParse(row.reason).success;
  if (row.takenBy !== undefined || !isOfCatalogue) return undefined;
  if (row.said.faults.some(({ isFatal }) => isFatal)) return undefined;
  const { verdict, reason, detail, candidates } = match;
  const state = verdict === "matched" ? "found" : "open";
  const again = { state, reason, detail, candidates } as const;
  const before = { state: row.state, reason: row.reason, candidates: row.candidates };
  const isSame = canonicalJson(before) === canonicalJson({ state, reason, candidates });
  return isSame ? undefined : again;
}

const isNewlyFound = (before: ShelvedItem, after: Again): boolean =>
  after.state === "found" && before.state !== "found";
