import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { believed } from "../statistics/believed.ts";
import { dailyPrices } from "../statistics/daily-prices.ts";
import { isEnoughHistory } from "../statistics/enough-history.ts";
import type { Blocks } from "./blocks-once.ts";
import { newestPoints } from "./newest-points.ts";
import { emptySection, type PrintingSection, seriesText } from "./printing-section.ts";
import type { HistoryPoint } from "./read-section.ts";

/** What was written of a printing: of which source. */
export interface Touched {
  readonly printing: string;
  readonly source: string;
}

/**
 * The printings of which the newest price of a series is another one than before, or is believed and was not, in their order. A
 * price that goes on the next day as it was has not moved, unless that confirms it.
 *
 * @throws DamagedBook when what is there is none
 */
export function movedPrintings(
  touched: Iterable<Touched>,
  before: ReadonlyMap<string, PrintingSection>,
  after: ReadonlyMap<string, PrintingSection>,
  { decode }: Pick<Blocks, "decode">,
): readonly string[] {
  const moved = new Set<string>();
  for (const { printing, source } of touched) {
    if (moved.has(printing)) continue;
    const was = before.get(printing) ?? emptySection;
    const is = after.get(printing) ?? emptySection;
    const isOther = [hasPrice, hasVerdict].some((isEnough) => {
      const how = { only: source, decode };
      return stateOf(was, isEnough, how) !== stateOf(is, isEnough, how);
    });
    if (isOther) moved.add(printing);
  }
  return [...moved].sort(byCodeUnits);
}

type IsEnough = (points: readonly HistoryPoint[]) => boolean;

const hasPrice: IsEnough = (points) => dailyPrices(points).length > 0;
/** Only of what is the same amount somebody has to know whether it is believed. */
const hasVerdict: IsEnough = (points) => isEnoughHistory(dailyPrices(points), 0);

/** What a source's series say last, as text. */
function stateOf(
  section: PrintingSection,
  isEnough: IsEnough,
  how: Parameters<typeof newestPoints>[2],
): string {
  const all = newestPoints(section, isEnough, how).map(({ key, points }) => {
    const prices = dailyPrices(points);
    const [newest, last] = [prices.at(-1), believed(prices).points.at(-1)];
    const isConfirmed = isEnough === hasVerdict && newest?.day === last?.day;
    return [seriesText(key), newest?.amount, isConfirmed, isEnough === hasVerdict && last?.amount];
  });
  return JSON.stringify(all);
}
