import { defineConfig } from "vitest/config";
import { keepLoopbackDirect } from "./bin/local/emulator/loopback.ts";

keepLoopbackDirect();

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: "node" as const, ...more },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", ["test/unit/**/*.test.ts"], {
        globalSetup: "test/support/folder-of-the-run.ts",
        testTimeout: 10_000,
      }),
      project("infra", ["test/infra/**/*.test.ts"], {
        globalSetup: "test/support/folder-of-the-run.ts",
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      // Everything that needs the deployed stacks: one local cloud serves every file of a run, and
      // on two cores there is nothing to win from more workers.
      project("cloud", ["test/integration/**/*.test.ts", "test/e2e/**/*.test.ts"], {
        globalSetup: "test/support/cloud.ts",
        testTimeout: 120_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        maxWorkers: 1,
      }),
    ],
  },
});
