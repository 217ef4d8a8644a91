import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { Detail } from "../progress/steps.ts";
import { type Api, unless } from "./api.ts";
import { indexed } from "./indexed.ts";

const Health = z.object({
  catalogue: z.array(z.object({ game: z.string(), cards: z.int() })),
});
const Run = z.object({ id: z.string() });
const Progress = z.object({
  state: z.string(),
  unitsByState: z.record(z.string(), z.int()),
  figures: z.object({ requests: z.int(), written: z.int(), cards: z.int().optional() }),
  rejected: z.int(),
});
type Progress = z.output<typeof Progress>;

const ended = ["completed", "completed_with_failures", "failed", "stopped"];
const pollMs = 300;
/** Longer than this without any change, and something is stuck. */
const patienceMs = 120_000;

export interface SyncReport {
  readonly cards: number;
  readonly outcome: "reused" | "synced";
}

/** Cards by game, of the games that have any. */
export async function cardsByGame(api: Api): Promise<ReadonlyMap<string, number>> {
  const { catalogue } = await api({ path: "/v1/health", answer: Health });
  return new Map(
    catalogue.filter(({ cards }) => cards > 0).map(({ game, cards }) => [game, cards]),
  );
}

/**
 * Runs the daily sync as its schedule would, and waits until the search index is built.
 *
 * @param request `source` for one of them, `units` for parts of it; all otherwise, of which those that were asked just now are
 * not asked again
 */
export async function syncCatalogue(
  api: Api,
  token: string,
  request: { readonly source?: string; readonly units?: readonly string[] },
  detail: Detail,
): Promise<SyncReport> {
  const { id } =
    (await unless(409, startRun(api, token, request))) ?? (await newestRun(api, token));
  let last = "";
  let changedAtMs = Date.now();
  for (;;) {
    const progress = await api({ path: `/v1/admin/runs/${id}`, token, answer: Progress });
    const text = summary(progress);
    detail(text);
    if (ended.includes(progress.state)) {
      detail("search index");
      await indexed(api, token);
      return report(api, id, progress);
    }
    if (text !== last) changedAtMs = Date.now();
    if (Date.now() - changedAtMs > patienceMs) {
      throw new Error(`Run ${id} has not moved for ${patienceMs / 1000} s; it is at ${text}.`);
    }
    last = text;
    await sleep(pollMs);
  }
}

const startRun = (api: Api, token: string, request: object) =>
  api({
    method: "POST",
    path: "/v1/admin/runs",
    token,
    body: request,
    idempotencyKey: `start-${Date.now()}`,
    answer: Run,
  });

/** One that an earlier start began and that goes on now: only one runs at a time. */
async function newestRun(api: Api, token: string) {
  const { items } = await api({
    path: "/v1/admin/runs?limit=1",
    token,
    answer: z.object({ items: z.array(Run) }),
  });
  const [newest] = items;
  if (!newest) throw new Error("A run is said to be in progress, and none is listed.");
  return newest;
}

async function report(api: Api, id: string, { state, rejected }: Progress): Promise<SyncReport> {
  const cards = sumOf([...(await cardsByGame(api)).values()]);
  if (state.startsWith("completed") && cards > 0) return { cards, outcome: "synced" };
  throw new Error(`Run ${id} ended ${state} with ${cards} cards and ${rejected} rejected bodies.`);
}

export const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function summary({ state, unitsByState, figures }: Progress): string {
  const units = Object.values(unitsByState).reduce((sum, count) => sum + count, 0);
  const { done = 0 } = unitsByState;
  return `${state}, ${done} of ${units} sets, ${figures.requests} requests, ${figures.written} written`;
}
