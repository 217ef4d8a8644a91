import pLimit from "p-limit";
import type { MadeFormat } from "#schemas/images/made-format.ts";
import type { PictureId } from "#schemas/images/picture-id.ts";
import type { ImagesWanted } from "#schemas/messages/images-wanted.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import type { CatalogStore } from "../../catalog/index.ts";
import { type CheckBudget, checkBudget } from "./check-budget.ts";
import { isDue } from "./check-intervals.ts";
import { hostLacking } from "./host-lacking.ts";
import { type Mirrored, type MirrorPorts, mirrorImage } from "./mirror-image.ts";
import type { PictureCheck } from "./picture-check.ts";
import { sourceUrls } from "./source-urls.ts";

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
): Promise<Mirrored[]> {
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
 * Fetches pictures, those that are due, before anybody waits for them, hosts what was kept before it was to be hosted, and makes
 * what is there in the encodings that somebody waits for. When some did not come that may come soon, the work comes back for
 * them, however long the trouble lasts.
 */
export async function mirrorImages(
  { printingIds, signIds = [], formats = [] }: Omit<ImagesWanted, "version">,
  { catalog, ...ports }: BringInPorts,
): Promise<MirrorReport | ComeBack> {
  const wanted = [...printingIds, ...signIds];
  const budget = checkBudget(budgetMs, ports.clock);
  const { mirrored, hosted } = await bringIn(wanted, { budget, formats }, { catalog, ...ports });
  const waits = mirrored.flatMap((one) => secondsUntilAgain(one, ports.clock()));
  const report = {
    ...{ wanted: wanted.length, checked: mirrored.length, hosted },
    waiting: waits.length,
  };
  return waits.length === 0 ? report : new ComeBack(Math.min(...waits), report);
}

export type BringInPorts = MirrorPorts & { readonly catalog: CatalogStore };

/** What became of pictures. */
export interface BroughtIn {
  /** Of each that was due, as often as it was asked for. */
  readonly mirrored: readonly Mirrored[];
  /** How many were hosted, or made in further encodings, from what was kept. */
  readonly hosted: number;
  /** What is known by now of those of which anything is. */
  readonly records: ReadonlyMap<PictureId, ImageRecord>;
}

/** Fetches pictures that are due, and hosts what lacks, as long as the budget lasts. */
export async function bringIn(
  wanted: readonly PictureId[],
  { budget, formats = [] }: { budget: CheckBudget; formats?: readonly MadeFormat[] },
  { catalog, ...ports }: BringInPorts,
): Promise<BroughtIn> {
  const [urls, found] = await Promise.all([
    sourceUrls(wanted, { catalog }),
    ports.records.find(wanted),
  ]);
  const records = new Map(found);
  const checks = dueChecks(urls, records, ports.clock());
  // Whoever draws the same cards begins with the first: from the other end they meet once, instead of
  // asking for the same picture at the same moment all along.
  checks.reverse();
  const mirrored = await mirrorAll(checks, { budget }, ports);
  for (const record of recordsOf(mirrored)) records.set(record.printingId, record);
  const { hosted, lost } = await hostLacking([...records.values()], { budget, formats }, ports);
  const repairs = lost.flatMap((printingId): PictureCheck[] => {
    const sourceUrl = urls.get(printingId);
    return sourceUrl ? [{ printingId, sourceUrl, isRepair: true }] : [];
  });
  if (repairs.length > 0) {
    const repaired = await mirrorAll(repairs, { budget }, ports);
    for (const record of recordsOf(repaired)) records.set(record.printingId, record);
    await hostLacking(recordsOf(repaired), { budget, formats }, ports);
    mirrored.push(...repaired);
  }
  return { mirrored, hosted, records };
}

export interface MirrorReport {
  readonly wanted: number;
  readonly checked: number;
  /** Of those that were kept already: hosted, or made in further encodings, from what was kept. */
  readonly hosted: number;
  /** Of the checked: those that brought no picture and are asked for again soon. */
  readonly waiting: number;
}

const recordsOf = (mirrored: readonly Mirrored[]) =>
  mirrored.flatMap((one) => (one.outcome === "checked" ? [one.record] : []));

const dueChecks = (
  urls: ReadonlyMap<PictureId, string>,
  records: ReadonlyMap<PictureId, ImageRecord>,
  now: Date,
): PictureCheck[] =>
  [...urls].flatMap(([printingId, sourceUrl]) =>
    isDue(records.get(printingId), sourceUrl, now) ? [{ printingId, sourceUrl }] : [],
  );

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
