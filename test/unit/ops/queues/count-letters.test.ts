import { expect, test } from "vitest";
import { countLetters } from "#functions/ops/queues/count-letters.ts";
import { logLines } from "#test/support/log-lines.ts";

test("[OPS-4] dead letters are counted over all queues, and the log says whose they are", async () => {
  const letters: Readonly<Record<string, number>> = { fetch: 2, plan: 0, renders: 1 };
  const queues = {
    names: Object.keys(letters),
    lettersOf: async (name: string) => letters[name] ?? 0,
  };
  let sum = 0;
  const lines = await logLines(async () => {
    sum = await countLetters({ queues });
  });
  expect(sum).toBe(3);
  expect(lines).toMatchObject([
    { message: "dead letters wait", level: "WARN", queue: "fetch", letters: 2 },
    { message: "dead letters wait", level: "WARN", queue: "renders", letters: 1 },
  ]);
});
