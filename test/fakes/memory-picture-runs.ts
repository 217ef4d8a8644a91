import type { PictureRuns } from "#functions/images/runs/picture-runs.ts";
import { runView } from "#functions/images/runs/watch-picture-runs.ts";
import type { PictureRunItem } from "#schemas/storage/picture-run-items.ts";
import { Ulid } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";

/** Runs that fetch pictures, in memory. */
export function memoryPictureRuns(): PictureRuns {
  const runs = new Map<Ulid, PictureRunItem>();
  const requests = new Map<string, { requestHash: string; runId: Ulid }>();
  const open = (id: Ulid) => {
    const run = runs.get(id);
    return run?.state === "queued" || run?.state === "running" ? run : undefined;
  };
  return {
    async create(run, request) {
      if (runs.has(run.id) || (request && requests.has(request.keyHash))) return "taken";
      runs.set(run.id, run);
      if (request) {
        requests.set(request.keyHash, { requestHash: request.requestHash, runId: run.id });
      }
      return "created";
    },
    requested: async (keyHash) => requests.get(keyHash),
    find: async (id) => runs.get(id),
    async list({ limit, cursor }) {
      const start = positionIn("runs", cursor, Ulid);
      const all = [...runs.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
      const rest = all.filter(({ id }) => start === undefined || id < start);
      const items = rest.slice(0, limit).map(runView);
      const end = items.at(-1);
      const hasMore = rest.length > limit;
      return { items, ...(hasMore && end && { nextCursor: cursorAt("runs", end.id) }) };
    },
    async advance(run) {
      const known = open(run.id);
      if (!known || known.step !== run.step) return undefined;
      const advanced: PictureRunItem = { ...run, state: "running", step: run.step + 1 };
      runs.set(run.id, advanced);
      return advanced;
    },
    async end(id, { state, at, reason }) {
      const known = open(id);
      if (!known) return "not_open";
      const { waitsUntil: _none, ...rest } = known;
      runs.set(id, { ...rest, state, finishedAt: at, ...(reason && { reason }) });
      return "ended";
    },
  };
}
