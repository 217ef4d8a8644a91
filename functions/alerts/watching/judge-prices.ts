import pLimit from "p-limit";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { type JudgePrintingDeps, judgePrinting, type Look } from "./judge-printing.ts";

/**
 * Printings that are looked at side by side: nearly all of them have no watch, which is one short read, and those that have are read together. As
 * many as the SDK has connections.
 */
const sideBySide = 50;

/**
 * Judges what is watched of printings.
 *
 * @returns how many watches were looked at, and how many fired
 */
export async function judgePrices(
  looks: readonly Look[],
  deps: JudgePrintingDeps,
): Promise<{ readonly watched: number; readonly fired: number }> {
  const limit = pLimit(sideBySide);
  const judged = await allSettled(looks.map((look) => limit(() => judgePrinting(look, deps))));
  const sum = (pick: (one: (typeof judged)[number]) => number) =>
    judged.reduce((total, one) => total + pick(one), 0);
  return { watched: sum(({ watched }) => watched), fired: sum(({ fired }) => fired) };
}
