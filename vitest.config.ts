import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: "node" as const, ...more },
});

const againstTheCloud = {
  globalSetup: "test/support/cloud.ts",
  testTimeout: 120_000,
  hookTimeout: 300_000,
  // One local cloud serves every file; two cores leave nothing to win from more workers.
  maxWorkers: 1,
};

export default defineConfig({
  test: {
    projects: [
      project("unit", ["test/unit/**/*.test.ts"], { testTimeout: 10_000 }),
      project("infra", ["test/infra/**/*.test.ts"], { testTimeout: 120_000, hookTimeout: 120_000 }),
      project("integration", ["test/integration/**/*.test.ts"], againstTheCloud),
      project("e2e", ["test/e2e/**/*.test.ts"], againstTheCloud),
    ],
  },
});
