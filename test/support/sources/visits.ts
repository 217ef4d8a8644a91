import { fetchBatch } from "#functions/sources/fetching/fetch-batch.ts";
import type { Source } from "#functions/sources/port/source.ts";
import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { shelf, shelfHost } from "#test/support/sources/shelf.ts";

export const hour = 3_600_000;

export const thing = (name: string, mark = "m") => ({ name, mark });

/** A run of the shelf that has just begun; `visit` fetches with a message about some of its units. */
export async function given(more: Partial<Source> = {}) {
  const line = pipeline({ sources: [shelf(more)] });
  const put = (name: string, body: object) =>
    line.bodies.set(`${shelfHost}/${name}`, JSON.stringify(body));
  put("list:all", { listed: [thing("box:a"), thing("box:b"), thing("box:c")] });
  for (const box of ["a", "b", "c"]) {
    put(`list:box:${box}`, { listed: [thing(`${box}1`), thing(`${box}2`)] });
    for (const at of [1, 2]) put(`${box}${at}`, { is: `${box}${at}` });
  }
  const run = await line.start();
  line.queue.length = 0;
  const base = { version: 2 as const, runId: run.id, startedAt: run.startedAt, source: "shelf" };
  const first: UnitDue = {
    ...{ ...base, dataset: "boxes", language: "any", units: ["all"], mode: "due" },
  };
  const boxes = (...units: string[]): UnitDue => ({ ...first, dataset: "things", units });
  const visit = (message: UnitDue, { attempt = 1, receives = 1, deps = line.deps } = {}) =>
    line.time.finish(fetchBatch(message, deps, { attempt, receives }));
  /** Paths that were asked for since it was called last. */
  const asked = () => line.asked.splice(0).map((url) => url.slice(shelfHost.length + 1));
  const sent = () => line.queue.splice(0).map(({ to, body }) => ({ to, ...body }));
  const units = async () =>
    Object.fromEntries((await line.deps.runs.allUnits(run.id)).map((one) => [one.unit, one]));
  const failing = (status: number, ...paths: string[]) => {
    line.world.trouble = (url) =>
      paths.some((path) => url === `${shelfHost}/${path}`) ? { status, headers: {} } : undefined;
  };
  return { line, put, run, first, boxes, visit, asked, sent, units, failing };
}

/** What a visit came to, also where its message comes back. */
export const outcomeOf = (done: unknown) => (done instanceof ComeBack ? done.report : done);
