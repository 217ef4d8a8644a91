import type { Chain } from "#schemas/storage/replay-items.ts";
import { ChainWalk, type WalkDeps } from "./chain-walk.ts";
import type { Going } from "./going.ts";
import type { SilverOfReplays } from "./silver-audit.ts";

export type WalkChainsDeps = Omit<WalkDeps, "recorders"> & Pick<SilverOfReplays, "recordersOf">;

/** Goes through chains, one after another; `overtaken` when another worker is at one of them. */
export async function walkChains(
  chains: readonly Chain[],
  going: Going,
  deps: WalkChainsDeps,
): Promise<"done" | "paused" | "overtaken"> {
  const recorders = deps.recordersOf(going.replay);
  for (const chain of chains) {
    if (chain.phase === "done") continue;
    const walk = await ChainWalk.open(going, chain, { ...deps, recorders });
    for (;;) {
      if (!(await going.mayGoOn())) return "paused";
      const outcome = await walk.step();
      if (outcome === "done") break;
      if (outcome === "lost") return "overtaken";
    }
  }
  return "done";
}
