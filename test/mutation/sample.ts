import { createHash } from "node:crypto";
import { relative } from "node:path";
import { type MutantTestPlan, PlanKind } from "@stryker-mutator/api/core";
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { Asked, askedVariable } from "./asked.ts";

/** Why a change that a sample leaves out has no answer. */
export const notInSample = "not in the sample";

/**
 * Leaves of these changes only so many to be asked about: those whose places hash lowest, which is
 * as good as drawn by lot, and the same ones in each run. Answers that are remembered stay.
 */
export function keepSample(plans: MutantTestPlan[], size: number, root: string): void {
  const judged = plans
    .flatMap((plan, index) =>
      plan.plan === PlanKind.Run || plan.mutant.status !== "Ignored"
        ? [{ plan, index, lot: lotOf(plan, root) }]
        : [],
    )
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
  for (const { plan, index } of judged.slice(size)) {
    if (plan.plan !== PlanKind.Run) continue;
    plans[index] = {
      plan: PlanKind.EarlyResult,
      mutant: { ...plan.mutant, status: "Ignored", statusReason: notInSample },
    };
  }
}

function lotOf({ mutant }: MutantTestPlan, root: string): string {
  const { fileName, location, mutatorName, replacement } = mutant;
  const { start, end } = location;
  return createHash("sha256")
    .update([relative(root, fileName), mutatorName, replacement].join("\n"))
    .update([start.line, start.column, end.line, end.column].join("\n"))
    .digest("hex");
}

/**
 * The 95 % interval (Wilson's) of a share of which `hits` of `size` were seen: near 0 and 1, and for
 * few, it stays between them.
 */
export function intervalOf(hits: number, size: number): [low: number, high: number] {
  const z = 1.96;
  const share = hits / size;
  const middle = share + z ** 2 / (2 * size);
  const spread = z * Math.sqrt((share * (1 - share)) / size + z ** 2 / (4 * size ** 2));
  const whole = 1 + z ** 2 / size;
  return [(middle - spread) / whole, (middle + spread) / whole];
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Reporter, "sample", {
    onMutationTestingPlanReady({ mutantPlans }) {
      const { sample } = Asked.parse(JSON.parse(process.env[askedVariable] ?? "null"));
      // The list is the very one that the run goes by next; nothing else of Stryker's can choose.
      if (sample) keepSample(mutantPlans as MutantTestPlan[], sample, process.cwd());
    },
  }),
];
