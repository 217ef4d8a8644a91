import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { DuplicateOf, PreviewRow } from "#schemas/transfer/import-row.ts";
import type { Candidate, Match } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { meantCard } from "../choice-rules.ts";
import { type CopiesOfRow, copiesOfRow } from "./copies-of-row.ts";
import type { ReadRow } from "./file-reading.ts";
import { likenessOf } from "./likeness.ts";

/** The item that copies may be already, among those of the collection that they go to. */
export type FindDuplicate = (
  copies: CopiesOfRow,
  card: Pick<Candidate, "name" | "setName">,
) => DuplicateOf | undefined;

export interface Judging {
  readonly match: (said: SaidRow) => Match;
  readonly duplicateOf: FindDuplicate;
  readonly options: Pick<ImportOptions, "defaults" | "currency">;
}

interface JudgedRead extends ReadRow {
  /** Whether its copies are wished for, and go to a collection of those that somebody has. */
  readonly isWished?: boolean;
}

type Judged = Omit<PreviewRow, "entry" | "likeness" | "target">;

/** What becomes of a row by itself. */
export function judgedRow(
  read: JudgedRead,
  { entry, target }: Pick<PreviewRow, "entry" | "target">,
  judging: Judging,
): PreviewRow {
  const judged = judgedOf(read, judging);
  return { entry, target, ...judged, likeness: `${judged.reason}:${likenessOf(read.said)}` };
}

function judgedOf(
  { said, leftOut, isAsked, isWished }: JudgedRead,
  { match, duplicateOf, options }: Judging,
): Judged {
  if (leftOut !== undefined) return invalid(said, "left_out", leftOut);
  const fatal = said.faults.find(({ isFatal }) => isFatal);
  if (fatal) return invalid(said, `bad_${fatal.field}`, fatal.detail);
  const found = match(said);
  const card = meantCard(found);
  if (found.verdict !== "matched" || !card) return { said, ...found };
  const { copies, faults } = copiesOfRow(said, card, options);
  const kept = faults.length > 0 ? { ...said, faults: [...said.faults, ...faults] } : said;
  if (isAsked || isWished) {
    const candidates = found.candidates.map((one) => ({ ...one, variants: [card.variant] }));
    const asked = isAsked ? mayRepeat : mayBeWished;
    return { said: kept, ...found, candidates, verdict: "ambiguous", ...asked };
  }
  const [named = { name: "", setName: "" }] = found.candidates;
  const duplicate = duplicateOf(copies, named);
  if (!duplicate) return { said: kept, ...found };
  const { kind, detail } = duplicate;
  return {
    ...{ said: kept, ...found, verdict: "duplicate", duplicateOf: duplicate },
    ...{ reason: `duplicate_${kind}`, detail },
  };
}

const mayRepeat = {
  reason: "may_repeat",
  detail:
    "The row stands in a deck, and may be of a card that another row is of. Add it if it is one more, or skip it.",
};

const mayBeWished = {
  reason: "is_wished",
  detail:
    "The row stands on a list of what is wished for, and would come to copies that you have. Add it if you have it, or skip it; into a wish list, or a collection for each list, it is taken as it is.",
};

const invalid = (said: SaidRow, reason: string, detail: string): Judged => ({
  ...{ said, verdict: "invalid", reason, detail, candidates: [] },
});
