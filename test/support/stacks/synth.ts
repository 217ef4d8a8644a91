import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { cardlake } from "#lib/cardlake.ts";
import { stageFrom } from "#lib/stages.ts";

// CloudFormation's rules take six seconds of processor time to load and four for each synthesis. They and cdk-nag are
// applied to every stage with its settings in test/infra/nag.test.ts, and by each `cdk synth` for AWS.
process.env["CDK_VALIDATION"] = "false";

const cdkJson = join(import.meta.dirname, "../../../cdk.json");

/** What a deployment is synthesised with, except bundles: they take seconds and change no template. */
export const templateContext = {
  ...(JSON.parse(readFileSync(cdkJson, "utf8")) as { context: Record<string, unknown> }).context,
  "aws:cdk:bundling-stacks": [],
};

/** An app that bundles nothing and whose files go with the run, or else with this process. */
export function anApp(): App {
  const outdir = mkdtempSync(join(tmpdir(), "cardlake-synth-"));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  return new App({ outdir, context: templateContext });
}

/** What a stage cannot be synthesised without. */
export const required = { UPSTREAM_CONTACT: "ops@example.com", MAIL_FROM: "cards@example.com" };

/** The stacks of a stage that keeps its data, as they would be deployed. */
export function synthesised(variables: Record<string, string> = {}) {
  const app = anApp();
  const stage = stageFrom({ STAGE: "prod", ...required, ...variables });
  const stacks = cardlake(app, stage);
  return { app, stage, stacks };
}

export const templatesOf = (stacks: Record<string, Stack | undefined>): [string, Template][] =>
  Object.entries(stacks).flatMap(([name, stack]): [string, Template][] =>
    stack ? [[name, Template.fromStack(stack)]] : [],
  );
