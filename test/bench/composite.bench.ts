import { join } from "node:path";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { bundledJob, startedJob } from "./bundled-job.ts";
import { cardFiles } from "./composite/card-files.ts";
import { originals } from "./composite/rivals.ts";
import type { Figures } from "./run.ts";

const folder = join(import.meta.dirname, "../../.local/bench/cards");
const sizes = [9, 100, 250, 1000, 5000];

/**
 * [IMG-11] Composites of as many different cards as there are, from ready cells: seconds, processor
 * time and peak memory of node and Chromium together with what they share counted once, and size.
 *
 * `floor_100_s` is what sharp alone takes to decode a hundred cells, to paste them and to encode the
 * page; `*_of_floor` is how much longer ours takes, in the same run, turn by turn. `browser` is the
 * obvious way, with all pictures in full size in Chromium, as far as that goes: `browser_dies_at`
 * is the number of cards without an answer. `serial` is one card after the other, as desktop programs
 * do it, from a server that answers at once. `matrix` is a hundred cards in all qualities and formats.
 */
export async function run(): Promise<Figures> {
  const files = cardFiles(folder);
  await files.make("medium", 5000);
  await files.make("high", 100);
  await files.make("low", 100);
  await files.make("original", originals);
  const most = Number(process.env["BENCH_CARDS"] ?? 5000);
  const own = await bundledJob("composite/jobs.ts");
  const layer = chromiumLayer();
  const job = (name: string, count: number) => startedJob([own, name, folder, `${count}`, layer]);
  const rival = (name: string, count: number) => startedJob([rivals, name, folder, `${count}`]);
  let figures = {
    ...(await job("beside", most)),
    ...(await job("small", most)),
    ...(await job("matrix", most)),
  };
  for (const count of sizes.filter((size) => size <= most)) {
    figures = { ...figures, ...(await job("alone", count)), ...(await rival("serial", count)) };
    if ("browser_dies_at" in figures) continue;
    const drawn = await rival("browser", count).catch((error: unknown) => {
      console.log(`  The browser, with ${count} cards: ${reasonOf(error)}`);
      return { browser_dies_at: count };
    });
    figures = { ...figures, ...drawn };
  }
  return figures;
}

const rivals = join(import.meta.dirname, "composite/rival-jobs.ts");

const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split("\n").findLast(Boolean);
