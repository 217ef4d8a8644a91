import type { LotOutcome, PlannedLot } from "#schemas/collections/imported-lot.ts";
import type { Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { LongPart } from "../changes/long-changes.ts";
import { attributesOf } from "../items/lots.ts";
import type { AskedLot } from "./asked-lot.ts";
import { isOnePart } from "./import-parts.ts";
import type { ImportPorts } from "./importing.ts";
import { plannedPart } from "./planned-part.ts";
import { settlePart } from "./settle-part.ts";

export interface ImportPart {
  readonly userId: string;
  /** Of the import, which `beginImport` has begun. */
  readonly changeId: Ulid;
  /** Counted from 0, at most 9,999. */
  readonly part: number;
  /** As `importPartsOf` cuts them; the same ones whenever the part is repeated. */
  readonly lots: readonly AskedLot[];
  /** When the import says that it was; the same whenever the part is repeated. */
  readonly at: string;
}

export type ImportedPart =
  | { readonly state: "done"; readonly outcomes: readonly LotOutcome[] }
  /** The import has come to its end, or is being taken back: nothing of this part was done, and nothing will be. */
  | { readonly state: "over" };

/**
 * Applies one part of an import: each lot by a plain write, on condition that it is what was read. It says what came of each lot, in their order; one that
 * cannot be is refused, and costs its neighbours nothing. However often it is called, also side by side and after a death at any place, it is done once.
 *
 * @throws DomainError `request.too_many` where somebody else changes these lots all the time; repeated it goes on
 * @throws Error for lots that are more than a part, or other ones than before
 */
export async function applyImportPart(
  { userId, changeId: id, part, lots, at }: ImportPart,
  ports: ImportPorts,
): Promise<ImportedPart> {
  if (!isOnePart(lots)) throw new Error("These lots of an import are more than one part.");
  const asked = lots.map(
    ({ copies, ...rest }): PlannedLot => ({ ...rest, copies: attributesOf(copies) }),
  );
  const begun =
    (await ports.longChanges.part(userId, id, part)) ??
    (await begunPart(userId, { id, part, at, asked }, ports));
  if (begun === "over") return { state: "over" };
  if (canonicalJson(begun.content.asked ?? []) !== canonicalJson(asked)) {
    throw new Error("This part of the import was begun with other lots.");
  }
  const done = await settlePart(userId, begun, ports);
  return { state: "done", outcomes: done.content.outcomes ?? [] };
}

/** Remembers what is about to be written before anything is; where a twin was faster it is what the twin does. */
const begunPart = (
  userId: string,
  given: Parameters<typeof plannedPart>[1],
  ports: ImportPorts,
): Promise<LongPart | "over"> =>
  persistently(async (attempt): Promise<LongPart | "over" | undefined> => {
    if (attempt > 0) {
      const twin = await ports.longChanges.part(userId, given.id, given.part);
      if (twin) return twin;
      const change = await ports.longChanges.find(userId, given.id);
      if (!change || change.endedAt) return "over";
    }
    const planned = await plannedPart(userId, given, ports);
    return (await ports.imports.plan(userId, planned)) === "planned" ? planned : undefined;
  });
