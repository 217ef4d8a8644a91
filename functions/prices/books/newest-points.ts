import { decodeBlock } from "./block.ts";
import type { Blocks } from "./blocks-once.ts";
import { ofDays } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { partNamed } from "./parts.ts";
import type { PrintingSection } from "./printing-section.ts";
import type { HistoryPoint, HistorySeries } from "./read-section.ts";

interface Growing {
  readonly key: HistorySeries["key"];
  points: readonly HistoryPoint[];
  isDone: boolean;
}

interface NewestPointsOptions {
  /** Whose series are wanted; of all sources where it is absent. */
  readonly only?: string;
  /** @default each block anew */
  readonly decode?: Blocks["decode"];
}

/**
 * The last days of each series of a printing, in their order. Months are unpacked from the newest back, source by source,
 * until there is enough of every series, or no more of any.
 *
 * @param isEnough is shown what there is of a series, by day
 * @throws DamagedBook when a part is none
 */
export function newestPoints(
  { series, parts }: PrintingSection,
  isEnough: (points: readonly HistoryPoint[]) => boolean,
  { only, decode = decodeBlock }: NewestPointsOptions = {},
): readonly HistorySeries[] {
  const all = series.map((key): Growing => ({ key, points: [], isDone: false }));
  const newestFirst = [...parts]
    .map(([name, block]) => ({ ...partNamed(name), block }))
    .filter(({ source }) => only === undefined || source === only)
    .sort((a, b) => b.span - a.span);
  for (const { span, source, block } of newestFirst) {
    const isWanted = all.some((one) => !one.isDone && one.key.source === source);
    if (!isWanted) continue;
    for (const { series: place, points } of decode(span, block)) {
      const own = all[place];
      if (!own) throw new DamagedBook(`a part is of series ${place} of ${series.length}`);
      if (own.isDone) continue;
      const days = points.map(({ slot, columns, observed }) => ({
        ...{ day: ofDays.timeOf(span, slot), columns, observed },
      }));
      own.points = [...days, ...own.points];
      own.isDone = isEnough(own.points);
    }
  }
  return all.filter(({ points }) => points.length > 0).map(({ key, points }) => ({ key, points }));
}
