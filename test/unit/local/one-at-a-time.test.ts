import { mkdirSync, mkdtempSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { removeFiles } from "#bin/local/json-file.ts";
import { oneAtATime } from "#bin/local/one-at-a-time.ts";

const folder = mkdtempSync(join(tmpdir(), "one-at-a-time-"));
afterAll(() => removeFiles(folder));

test("who comes second waits until the first has ended, well or not", async () => {
  const done: string[] = [];
  const begun = Promise.withResolvers<void>();
  const first = oneAtATime(join(folder, "shared"), async () => {
    done.push("first begins");
    begun.resolve();
    await wait(50);
    done.push("first ends");
    throw new Error("no network");
  });
  // Of two that come at once either may be the first.
  await begun.promise;
  const second = oneAtATime(join(folder, "shared"), async () => done.push("second"));
  await expect(first).rejects.toThrow("no network");
  await second;
  expect(done).toEqual(["first begins", "first ends", "second"]);
});

test("what a killed process left locked is free again", async () => {
  const left = join(folder, "left.lock");
  mkdirSync(left);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(left, longAgo, longAgo);
  expect(await oneAtATime(join(folder, "left"), async () => "done")).toBe("done");
});
