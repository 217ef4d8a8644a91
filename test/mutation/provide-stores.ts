import type { TestProject } from "vitest/node";
import type {} from "#test/support/clouds/cloud.ts";

/** Tells the stores' tests where the emulator is that the run has started. */
export function setup(project: TestProject): void {
  const awsEndpoint = process.env["MUTATION_AWS_ENDPOINT"];
  if (!awsEndpoint) throw new Error("Run `npm run mutation`; it starts the stores.");
  const nowhere = "http://127.0.0.1:9";
  project.provide("cloud", {
    awsEndpoint,
    apiUrl: nowhere,
    imagesBaseUrl: nowhere,
    upstream: nowhere,
    outputs: {},
    workers: "",
  });
}
