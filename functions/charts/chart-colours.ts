import type { ChartLook } from "#schemas/images/chart.ts";

/** A colour for each series, which stand out from the paper and from each other for those, too, who see red and green alike. */
export const seriesColours: Record<ChartLook["theme"], readonly string[]> = {
  light: ["#1f5fa8", "#c2410c", "#0f766e", "#7c3aed", "#8a6100", "#be185d"],
  dark: ["#6cb2ff", "#ff9b57", "#4fd1c0", "#b79cff", "#f0c94a", "#ff86b7"],
};
