import { expect, test, vi } from "vitest";
import { letterMeter } from "#functions/ops/handlers/count-letters.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

test("[OPS-4] dead letters are counted over all queues, and the log says whose they are", async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  const letters: Readonly<Record<string, number>> = { fetch: 2, plan: 0, renders: 1 };
  const queues = {
    names: Object.keys(letters),
    lettersOf: async (name: string) => letters[name] ?? 0,
  };
  const meter = letterMeter(async () => ({ queues }));
  const occasion = { id: "event-1", time: "2026-11-25T05:00:00Z" };
  expect(await logLines(() => meter(occasion))).toMatchObject([
    { message: "dead letters wait", level: "WARN", queue: "fetch", letters: 2 },
    { message: "dead letters wait", level: "WARN", queue: "renders", letters: 1 },
    { DeadLettersWaiting: 3, correlationId: "event-1" },
    { message: "measured", letters: 3 },
  ]);
  vi.unstubAllEnvs();
});
