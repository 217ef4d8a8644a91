import pLimit from "p-limit";
import type { PrintingId } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { type CatalogStore, findCards } from "../../catalog/index.ts";
import { pictureUrl } from "./card-picture.ts";
import { type CheckBudget, checkBudget } from "./check-budget.ts";
import { isDue } from "./check-intervals.ts";
import { type Mirrored, type MirrorPorts, mirrorImage } from "./mirror-image.ts";
import type { PictureCheck } from "./picture-check.ts";

/** Pictures that one worker is busy with at once; how fast a host is asked, its settings say. */
const lanes = 4;

/** For the pictures of one message; its worker has a minute. */
const budgetMs = 40_000;
/** What is due again within this time is waited for by its message: the longest pause of trouble. */
const waitedForMs = 6 * 60 * 60_000;

/**
 * Checks pictures a few at a time, as long as the budget lasts; answers come in the order of the
 * checks.
 *
 * @param onDone is told how many are done
 */
export async function mirrorAll(
  checks: readonly PictureCheck[],
  { budget, onDone }: { budget: CheckBudget; onDone?: (done: number) => Promise<void> },
  ports: MirrorPorts,
): Promise<readonly Mirrored[]> {
  const lane = pLimit(lanes);
  let done = 0;
  ports.source.expect(checks.map(({ sourceUrl }) => sourceUrl));
  try {
    return await lane.map(checks, async (check) => {
      const mirrored = await mirrorImage(check, budget, ports);
      done += 1;
      await onDone?.(done);
      return mirrored;
    });
  } finally {
    await ports.source.record();
  }
}

/**
 * Fetches the pictures of printings, those that are due, before anybody waits for them. When some
 * did not come that may come soon, the work comes back for them, however long the trouble lasts.
 */
export async function mirrorImages(
  { printingIds }: { printingIds: readonly PrintingId[] },
  { catalog, ...ports }: MirrorPorts & { catalog: CatalogStore },
): Promise<MirrorReport | ComeBack> {
  const [cards, records] = await Promise.all([
    findCards(printingIds, { store: catalog }),
    ports.records.find(printingIds),
  ]);
  const now = ports.clock();
  const checks = [...cards.values()].flatMap(({ id, images }): PictureCheck[] => {
    const sourceUrl = pictureUrl({ images });
    if (!sourceUrl || !isDue(records.get(id), sourceUrl, now)) return [];
    return [{ printingId: id, sourceUrl }];
  });
  // Whoever draws the same cards begins with the first: from the other end they meet once, instead of
  // asking for the same picture at the same moment all along.
  checks.reverse();
  const mirrored = await mirrorAll(checks, { budget: checkBudget(budgetMs, ports.clock) }, ports);
  const waits = mirrored.flatMap((one) => secondsUntilAgain(one, ports.clock()));
  const report = { checked: checks.length, wanted: printingIds.length, waiting: waits.length };
  return waits.length === 0 ? report : new ComeBack(Math.min(...waits), report);
}

export interface MirrorReport {
  readonly wanted: number;
  readonly checked: number;
  /** Of the checked: those that brought no picture and are asked for again soon. */
  readonly waiting: number;
}

/** When a picture that did not come is to be asked for again, if that is soon. */
function secondsUntilAgain(mirrored: Mirrored, now: Date): number[] {
  if (mirrored.outcome === "unasked") {
    const { untilMs = 0 } = mirrored;
    return [Math.max(60, Math.ceil((untilMs - now.getTime()) / 1000))];
  }
  const { status, nextCheckAt = now.toISOString() } = mirrored.record;
  const waitMs = Date.parse(nextCheckAt) - now.getTime();
  if (status === "present" || waitMs > waitedForMs) return [];
  return [Math.max(1, Math.ceil(waitMs / 1000))];
}
