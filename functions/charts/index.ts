export type { ChartPoint } from "./chart.ts";
export { linesOf, shown } from "./chart-lines.ts";
export { axisMoney } from "./chart-text.ts";
export { dayTicks } from "./day-axis.ts";
export { moneyAxis } from "./money-axis.ts";
