import { meterHandler } from "#shared/events/meter-handler.ts";
import { count } from "#shared/observability/count.ts";
import { log } from "#shared/observability/log.ts";
import { runtime } from "../runtime.admin.ts";
import { type FreshnessDeps, measureFreshness } from "../schedule/measure-freshness.ts";

/** Measures how fresh sources are, over any runtime. */
export const freshnessMeter = (given: () => Promise<FreshnessDeps>) =>
  meterHandler(given, async (deps) => {
    const all = await measureFreshness(deps);
    for (const { source, language, seconds, boundSeconds } of all) {
      log("source measured", { source, language, ageSeconds: seconds, boundSeconds });
    }
    const overdueSeconds = Math.max(...all.map((one) => one.seconds - one.boundSeconds));
    // Of all together, so that one alarm covers sources and languages that nobody has thought of yet.
    count("freshness", {}, { MostOverdueSeconds: overdueSeconds });
    return { sources: all.length, overdueSeconds };
  });

/** Says every hour how fresh each source is, also when nothing else runs. */
export const handler = freshnessMeter(runtime);
