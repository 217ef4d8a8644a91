/** Whether `3/4/2026` is of April or of March. */
export type DayOrder = "day_first" | "month_first";

const parts = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](?:\d{4}|\d{2})(?!\d)/;

/**
 * Which order the days of a column are in, by those that leave no doubt: a first part above 12 is a day. Undefined where no cell tells, or
 * cells contradict each other.
 */
export function dayOrderOf(cells: Iterable<string>): DayOrder | undefined {
  let isDayFirst = false;
  let isMonthFirst = false;
  for (const cell of cells) {
    const [, first, second] = parts.exec(cell) ?? [];
    if (Number(first) > 12) isDayFirst = true;
    else if (Number(second) > 12) isMonthFirst = true;
    if (isDayFirst && isMonthFirst) return undefined;
  }
  if (isDayFirst) return "day_first";
  return isMonthFirst ? "month_first" : undefined;
}
