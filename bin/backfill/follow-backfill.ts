import { z } from "zod";
import { underWay } from "#schemas/storage/work-items.ts";
import { type Api, Refusal } from "../local/demo/api.ts";
import type { Progress } from "../local/progress/progress.ts";
import { daysThatLack } from "./days-that-lack.ts";
import { startOf } from "./runs-of-days.ts";

const Begun = z.object({ id: z.string() });
const Run = z.object({
  ...{ id: z.string(), state: z.string(), reason: z.string().optional() },
  unitsByState: z.record(z.string(), z.int()),
  figures: z.object({ written: z.int() }),
});
const pollMs = 2_000;
/** While the source has a run of its own. */
const busyMs = 30_000;

export interface Backfill {
  readonly source: string;
  /** The days of each run. */
  readonly runs: readonly (readonly string[])[];
}

export interface BackfillDeps {
  readonly api: Api;
  readonly token: () => Promise<string>;
  readonly progress: Progress;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Runs one after another, and says which days have not come; whether all have, or there are none to have. */
export async function followBackfill(
  { source, runs }: Backfill,
  deps: BackfillDeps,
): Promise<boolean> {
  const { progress, now, sleep } = deps;
  let isWhole = true;
  let lastTookMs = 0;
  for (const [at, days] of runs.entries()) {
    const name = `${at + 1} of ${runs.length}, ${days[0]} to ${days.at(-1)}`;
    if (at > 0) await sleep(startOf(now(), lastTookMs) - now());
    const id = await begun({ source, days }, name, deps);
    const startedMs = now();
    const run = await ended(id, { name, days: days.length }, deps);
    lastTookMs = now() - startedMs;
    progress.line(`${name}: ${run.state}, ${run.figures.written} prices written`);
    if (run.state !== "completed") isWhole = false;
    for (const line of await daysThatLack(id, deps)) progress.line(`  ${line}`);
  }
  return isWhole;
}

async function begun(
  { source, days }: { source: string; days: readonly string[] },
  name: string,
  { api, token, progress, sleep }: BackfillDeps,
): Promise<string> {
  const units = days.map((day) => `archive/${day}`);
  for (;;) {
    try {
      const body = { source, mode: "due", units };
      const path = "/v1/admin/runs";
      return (await api({ method: "POST", path, token: await token(), body, answer: Begun })).id;
    } catch (error) {
      // One run of a source at a time; its own go first.
      if (!(error instanceof Refusal && error.status === 409)) throw error;
      progress.status(`${name}: waits for another run of ${source}`);
      await sleep(busyMs);
    }
  }
}

async function ended(
  id: string,
  { name, days }: { name: string; days: number },
  { api, token, progress, sleep }: BackfillDeps,
): Promise<z.output<typeof Run>> {
  for (;;) {
    const run = await api({ path: `/v1/admin/runs/${id}`, token: await token(), answer: Run });
    if (!underWay.some((one) => one === run.state)) return run;
    // The unit that begins the run is none of the days.
    const done = Math.max(0, (run.unitsByState["done"] ?? 0) - 1);
    progress.status(`${name}: ${done} of ${days} days, ${run.figures.written} prices written`);
    await sleep(pollMs);
  }
}
