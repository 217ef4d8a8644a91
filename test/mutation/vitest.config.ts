import { defineConfig } from "vitest/config";
import { Asked, askedVariable } from "./asked.ts";
import { QuickestFirst } from "./quickest-first.ts";

const { tests, needsStores, isolated } = Asked.parse(
  JSON.parse(process.env[askedVariable] ?? "null"),
);

/** The tests that are asked about the changes of one area. */
export default defineConfig({
  test: {
    include: tests,
    // Loading the modules anew for each file costs more than most files' tests.
    isolate: isolated,
    sequence: { sequencer: QuickestFirst },
    ...(needsStores && { globalSetup: "test/mutation/provide-stores.ts" }),
    // A slow machine must not look like a test that has noticed something: a run that takes too long
    // is told apart, as one that hung.
    testTimeout: 300_000,
  },
});
