import { pokeapi } from "#functions/sources/providers/pokeapi.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { type RunRequest, startRun } from "#functions/sources/runs/start-run.ts";
import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { type Run, UnitProgress } from "#schemas/storage/work-items.ts";
import { Language } from "#schemas/values.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";

export const [en, de] = [Language.parse("en"), Language.parse("de")];

/** What begins runs of three sources, one of which only stands in for another; `sent` is what it sends. */
export function given() {
  const sent: UnitDue[] = [];
  const time = { now: new Date("2026-02-01T06:00:00.000Z") };
  const cellar = { ...tcgdex("http://cellar.test"), name: "cellar", standsInFor: "tcgdex" };
  const sources = [tcgdex("http://cards.test"), pokeapi("http://species.test"), cellar];
  let ids = 0;
  const deps = {
    runs: memoryRunStore(),
    queues: {
      fetch: async (messages: readonly UnitDue[]) => void sent.push(...messages),
      normalize: async () => {},
      replay: async () => {},
    },
    sources: new Map(sources.map((source) => [source.name, source])),
    clock: () => time.now,
    newId: () => `RUN${++ids}`,
    languages: [en, de],
  };
  const start = (request: Partial<RunRequest> = {}, key?: string) =>
    startRun({ mode: "due", ...request }, key, deps);
  return { sent, time, deps, start };
}

/** A run that is under way. */
export const run: Run = {
  ...{ id: "RUN", sources: ["tcgdex"], languages: [en], mode: "due", requestHash: "" },
  ...{ state: "running", startedAt: "2026-02-01T06:00:00.000Z" },
};

/** A unit of it. */
export const unit = (name: string, more: object = {}) =>
  UnitProgress.parse({ source: "tcgdex", language: "en", dataset: "sets", unit: name, ...more });
