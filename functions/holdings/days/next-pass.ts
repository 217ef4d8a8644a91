import type { LastPass } from "#schemas/storage/value-items.ts";
import type { Pass } from "./holders.ts";

/** Whether a pass begins after the last one of its game; pure. */
export function nextPass(
  last: LastPass | undefined,
  { builtAt, at }: Pass,
  gapSeconds: number,
):
  | { readonly outcome: "begun" | "done" }
  | { readonly outcome: "early"; readonly leftSeconds: number } {
  if (!last) return { outcome: "begun" };
  if (last.builtAt >= builtAt) return { outcome: "done" };
  const leftSeconds = Math.ceil((Date.parse(last.at) - Date.parse(at)) / 1000 + gapSeconds);
  return leftSeconds > 0 ? { outcome: "early", leftSeconds } : { outcome: "begun" };
}
