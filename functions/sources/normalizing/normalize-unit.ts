import type { UnitName } from "#schemas/storage/work-items.ts";
import type { Lake } from "../lake/lake.ts";
import type { Source } from "../port/source.ts";
import { newestLines } from "./newest-lines.ts";
import type { NewestMarks } from "./newest-marks.ts";
import type { PlacedLine } from "./placed-line.ts";
import { type LineDeps, type Lines, recordLines } from "./record-lines.ts";

export interface NormalizeUnitDeps extends LineDeps {
  readonly lake: Lake;
  readonly marks: NewestMarks;
}

/**
 * Makes silver of a unit's answers, so that in the end the newest answer to each request counts,
 * whichever comes first. Whoever is late looks in the lake for what came after; whoever was
 * overtaken while it wrote does so then.
 */
export async function normalizeUnit(
  unit: UnitName,
  { source, lines }: { source: Source; lines: readonly PlacedLine[] },
  deps: NormalizeUnitDeps,
): Promise<Lines> {
  const { lake, marks } = deps;
  const at = lines.reduce(
    (last, { line }) => (last < line.requestedAt ? line.requestedAt : last),
    "",
  );
  let newestAt = await marks.raise(unit, at);
  const current = newestAt > at ? await newestLines(lines, newestAt, lake) : lines;
  let done = await recordLines(current, source, deps);
  const mayBeLate = (kind: string) => deps.recorders.get(kind)?.takesLate ?? false;
  // Of what was overtaken nothing counts but what sources list: how often they say so is their word.
  const overtaken = lines.filter(({ line }) => current.every((one) => one.line !== line));
  const late = await recordLines(overtaken, source, deps, mayBeLate);
  done = { ...done, written: done.written + late.written };
  while (done.written > 0) {
    const nowAt = await marks.raise(unit, at);
    if (nowAt === newestAt) break;
    newestAt = nowAt;
    const again = await recordLines(await newestLines(lines, newestAt, lake), source, deps);
    if (again.written === 0) break;
    done = { ...done, written: done.written + again.written };
  }
  return done;
}
