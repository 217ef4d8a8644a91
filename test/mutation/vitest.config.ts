import { defineConfig } from "vitest/config";
import { Asked, askedVariable } from "./asked.ts";

const { tests, needsStores, isolated } = Asked.parse(
  JSON.parse(process.env[askedVariable] ?? "null"),
);

/** The tests that are asked about the changes of one area. */
export default defineConfig({
  test: {
    include: tests,
    // Loading the modules anew for each file costs more than most files' tests.
    isolate: isolated,
    ...(needsStores && { globalSetup: "test/mutation/provide-stores.ts" }),
    // A change that makes a test wait for ever is noticed after this time.
    testTimeout: 10_000,
  },
});
