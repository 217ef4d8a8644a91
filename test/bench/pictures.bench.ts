import { replayedWeek, requests } from "./pictures-week.ts";
import { run as runRenders } from "./renders.bench.ts";
import type { Figures } from "./run.ts";

/**
 * [IMG-1] How often a picture is there when somebody looks, in a week that begins with none: 300,000 looks at 23,546 cards in two sizes. `hit_percent`: of
 * these, how many were led to the picture at once. `edge_hit_percent`: of the files that they were led to, how many somebody had asked for before, so that a CDN
 * that forgets nothing had them. Then a hundred new pictures, fetched through a deployed stage and drawn, and how long their source takes to give them to whoever asks four at a time.
 */
export async function run(): Promise<Figures> {
  const startedMs = performance.now();
  const { hits, edgeHits, asked } = await replayedWeek();
  const replay_s = (performance.now() - startedMs) / 1000;
  const renders = await runRenders();
  const { fetched_and_drawn_s = Number.NaN, drawn_s = Number.NaN, source_s = Number.NaN } = renders;
  return {
    ...{ requests, hit_percent: (100 * hits) / requests },
    edge_hit_percent: (100 * edgeHits) / hits,
    ...{ asked_of_source: asked, replay_s, fetched_and_drawn_s, drawn_s, source_s },
  };
}
