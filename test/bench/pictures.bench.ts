import { replayedWeek, requests } from "./pictures-week.ts";
import { run as runRenders } from "./renders.bench.ts";
import type { Figures } from "./run.ts";

/**
 * [IMG-1] How often a picture is there when somebody looks, in a week that begins with none: 300,000 looks at 23,546 cards in two sizes. `hit_percent`: of
 * these, how many were led to the picture at once. `edge_hit_percent`: of these, how many asked for a file that somebody had asked for before, so that the CDN
 * had it. Then a hundred new pictures, fetched through a deployed stage and drawn, and how long their source takes to give them to whoever asks four at a time.
 */
export async function run(): Promise<Figures> {
  const startedMs = performance.now();
  const { hits, edgeHits, asked } = await replayedWeek();
  const replay_s = (performance.now() - startedMs) / 1000;
  const percent = (count: number) => (100 * count) / requests;
  const renders = await runRenders();
  const { fetched_and_drawn_s = Number.NaN, drawn_s = Number.NaN, source_s = Number.NaN } = renders;
  return {
    ...{ requests, hit_percent: percent(hits), edge_hit_percent: percent(edgeHits) },
    ...{ asked_of_source: asked, replay_s, fetched_and_drawn_s, drawn_s, source_s },
  };
}
