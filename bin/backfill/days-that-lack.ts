import { z } from "zod";
import type { Api } from "../local/demo/api.ts";

const Unit = z.object({
  ...{ unit: z.string(), state: z.string(), rejected: z.int() },
  ...{ reason: z.string().optional(), figures: z.object({ gone: z.int() }) },
});
const Units = z.object({ items: z.array(Unit), nextCursor: z.string().optional() });

/** Of a run that has ended, the days whose prices have not come, and why. */
export async function daysThatLack(
  runId: string,
  { api, token }: { readonly api: Api; readonly token: () => Promise<string> },
): Promise<readonly string[]> {
  const units: z.output<typeof Unit>[] = [];
  for (let more = ""; ; ) {
    const path = `/v1/admin/runs/${runId}/units?limit=100${more}`;
    const page = await api({ path, token: await token(), answer: Units });
    units.push(...page.items);
    if (page.nextCursor === undefined) break;
    more = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return units.flatMap((one) => lackOf(one) ?? []).toSorted();
}

function lackOf({ unit, state, rejected, reason, figures }: z.output<typeof Unit>) {
  if (state !== "done") return `${unit}: ${state}${reason ? `: ${reason}` : ""}`;
  if (figures.gone > 0) return `${unit}: there is none`;
  return rejected > 0 ? `${unit}: does not fit, see the dead letters` : undefined;
}
