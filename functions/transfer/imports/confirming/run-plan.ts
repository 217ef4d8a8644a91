import { decodeTime } from "ulid";
import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { ImportOutcome } from "#schemas/transfer/import.ts";
import type { ImportPlan, LotOfPlan } from "#schemas/transfer/import-plan.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import type { Shelf } from "../../shelf/shelf.ts";
import { fitOnShelf } from "../../shelf/shelf-room.ts";
import type { ImportReads } from "../import-files.ts";
import type { ImportName, ImportStore } from "../import-store.ts";
import type { PriceKeeping } from "../prices/price-keeping.ts";
import { setPrices } from "../prices/set-prices.ts";
import type { CopiesWriter, WrittenLot } from "./copies-writer.ts";
import { outcomeOfPlan, outcomeWith } from "./outcome.ts";
import { shelveRows } from "./shelve-rows.ts";

export interface RunPlanPorts {
  readonly imports: Pick<ImportStore, "get" | "planned" | "advance" | "finish">;
  readonly files: Pick<ImportReads, "rows">;
  readonly writer: CopiesWriter;
  readonly shelf: Pick<Shelf, "put" | "remove" | "count">;
  readonly prices: Pick<PriceKeeping, "set">;
  readonly clock: Clock;
}

/** Parts that are written side by side before it is noted that they are. */
const partsAtOnce = 4;

type Confirmed = ImportItem & { readonly changeId: Ulid };

/**
 * Does what a plan says, from where it was left: parts of lots, then prices, then rows that are shelved, then the word that it is done. May be interrupted at any place,
 * repeated, and done twice side by side.
 */
export async function runPlan(
  name: ImportName,
  {
    item,
    plan,
    deadline,
  }: { readonly item: Confirmed; readonly plan: ImportPlan; readonly deadline: Deadline },
  ports: RunPlanPorts,
): Promise<"done" | "late" | "not_wanted"> {
  const { imports, writer, shelf, clock } = ports;
  const { userId } = name;
  const { changeId } = item;
  const at = new Date(decodeTime(changeId)).toISOString();
  const change = { userId, changeId, at };
  const parts = writer.partsOf(plan.lots);
  const { collectionIds } = plan;
  await writer.begin({ ...change, total: plan.lots.length, collectionIds });
  const planned = outcomeOfPlan(plan);
  await imports.planned(name, { parts: parts.length, lots: plan.lots.length, outcome: planned });
  const place = { userId, item, reading: plan.reading, at };
  const fitting = fitOnShelf({ userId, importId: item.id, taken: plan.taken.length }, ports);
  /** Rows of refused lots that lie on the shelf; those of the plan are told from the beginning. */
  const already = ({ shelved }: ImportOutcome) => shelved - plan.shelved.length;
  let end: ImportOutcome;
  for (;;) {
    const now = await imports.get(name);
    if (now?.state !== "confirming" || !now.parts || !now.outcome) return "not_wanted";
    const { done } = now.parts;
    end = now.outcome;
    const some = parts.slice(done, done + partsAtOnce);
    if (some.length === 0) break;
    if (deadline.leftMs() <= 0) return "late";
    const written = await Promise.all(
      some.map((lots, index) => writer.apply({ ...change, part: done + index, lots })),
    );
    const answers = written.filter((one) => one !== "over");
    if (answers.length < some.length) {
      // Whoever takes an import back wants nothing more of it, on the shelf neither.
      const left = { ...now.outcome, shelved: already(now.outcome) };
      await imports.finish(name, { at: clock().toISOString(), outcome: left });
      return "done";
    }
    const refused = some.flatMap((lots, index) => refusedRows(lots, answers[index] ?? []));
    const fit = await fitting(refused, already(now.outcome));
    await shelveRows(fit, place, ports);
    const sum = some.reduce<ImportOutcome>(
      (before, lots, index) => outcomeWith(before, lots, answers[index] ?? []),
      now.outcome,
    );
    const outcome = withoutRoom(sum, refused.length - fit.length);
    await imports.advance(name, done, { done: done + some.length, outcome });
  }
  const prices = plan.prices && (await setPrices(userId, plan.prices, { ...ports, deadline }));
  if (prices === "late") return "late";
  const fit = await fitting(plan.shelved, already(end));
  await shelveRows(fit, place, ports);
  await shelf.remove(userId, plan.taken);
  await writer.end(change);
  const told = withoutRoom(end, plan.shelved.length - fit.length);
  const outcome = { ...told, ...(prices && { prices }) };
  await imports.finish(name, { at: clock().toISOString(), outcome });
  return "done";
}

/** So many rows are on no shelf. */
const withoutRoom = (outcome: ImportOutcome, rows: number): ImportOutcome => ({
  ...outcome,
  ...{ shelved: outcome.shelved - rows, unshelved: outcome.unshelved + rows },
});

const refusedRows = (lots: readonly LotOfPlan[], written: readonly WrittenLot[]) =>
  lots.flatMap(({ collectionId, entries }, at) => {
    const { outcome, reason, detail } = written[at] ?? { outcome: "refused" };
    return outcome === "refused"
      ? entries.map((entry) => ({ entry, collectionId, reason, detail }))
      : [];
  });
