import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { fold } from "./fold.ts";

/** The order of names in an index: by folded text, then as printed. */
export function compareNames(a: string, b: string): number {
  const [x, y] = [fold(a), fold(b)];
  return byCodeUnits(x, y) || byCodeUnits(a, b);
}
