import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { keepLoopbackDirect } from "./bin/local/emulator/loopback.ts";
import { FileOrder } from "./test/support/running/file-order.ts";

keepLoopbackDirect();

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: "node" as const, ...more },
});

const unitFiles = "test/unit/**/*.test.ts";
/** Listens to the log, sets variables or replaces modules: all of that is decided when a module loads. */
const needsOwnModules =
  /\bvi\.mock\(|\bstubEnv\(|\blogLines\b|\bwatchedWeek\b|test\/support\/sources\/(past-days|pipeline|watched-week)/;
const alone = globSync(unitFiles, { cwd: import.meta.dirname }).filter((file) =>
  needsOwnModules.test(readFileSync(new URL(file, import.meta.url), "utf8")),
);
const unit = { globalSetup: "test/support/running/folder-of-the-run.ts", testTimeout: 10_000 };

export default defineConfig({
  test: {
    sequence: { sequencer: FileOrder },
    projects: [
      // Loading modules anew for each of 270 files takes three times as long as the tests themselves.
      project("unit", [unitFiles], { ...unit, exclude: alone, isolate: false }),
      project("unit-alone", alone, unit),
      project("infra", ["test/infra/**/*.test.ts"], {
        isolate: false,
        globalSetup: "test/support/running/folder-of-the-run.ts",
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      // Everything that needs the deployed stacks: one local cloud serves every file of a run, and
      // on two cores there is nothing to win from more workers.
      project("cloud", ["test/integration/**/*.test.ts", "test/e2e/**/*.test.ts"], {
        globalSetup: "test/support/clouds/cloud.ts",
        testTimeout: 120_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        maxWorkers: 1,
        // Loading modules anew for each of 60 files takes a minute and a half of processor time.
        isolate: false,
      }),
    ],
  },
});
