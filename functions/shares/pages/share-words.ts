import type { Day } from "#schemas/values.ts";

/** By how much a price has changed, and to which side; below a twentieth of a percent it has not. */
export function changeText(percent: number): {
  readonly text: string;
  readonly to: "up" | "down" | "same";
} {
  const size = new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(Math.abs(percent));
  if (size === "0") return { text: "± 0%", to: "same" };
  return percent > 0 ? { text: `▲ ${size}%`, to: "up" } : { text: `▼ ${size}%`, to: "down" };
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `27 Nov 2026`. */
export const dayText = (day: Day): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
