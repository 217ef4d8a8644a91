import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, CfnResource, Stack, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { cardlake } from "#lib/cardlake.ts";
import { stageFrom } from "#lib/stages.ts";
import { type StageVariant, stageVariants } from "#test/support/stacks/stage-templates.ts";
import { anApp, required, templateContext } from "#test/support/stacks/synth.ts";

const variants = Object.keys(stageVariants).filter((name) => name !== "local") as StageVariant[];

// Elsewhere in the tests they are off.
beforeEach(() => void vi.stubEnv("CDK_VALIDATION", "true"));
afterEach(() => void vi.unstubAllEnvs());

test.each(variants)(
  "cdk-nag, the template rules and CDK's warnings find nothing in %s that is not accepted with a reason",
  async (variant) => {
    const outdir = await mkdtemp(join(tmpdir(), "cardlake-nag-"));
    onTestFinished(() => rm(outdir, { recursive: true }));
    const app = new App({ outdir, context: templateContext });
    cardlake(app, stageFrom({ ...required, ...stageVariants[variant] }));
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

    const { pluginReports } = synthesise(app, outdir);

    const findings = pluginReports.flatMap(({ violations }) =>
      violations.map(({ ruleName, violatingConstructs }) => ({
        ruleName,
        at: violatingConstructs.map(({ constructPath }) => constructPath),
      })),
    );
    expect(findings).toEqual([]);
    expect(pluginReports.map(({ pluginName }) => pluginName)).toContain("AwsSolutions");
  },
);

test("the template rules would find a property that there is not: a clean report does not name them", () => {
  const app = anApp();
  const properties = { NoSuchProperty: 1 };
  new CfnResource(new Stack(app, "Test"), "Queue", { type: "AWS::SQS::Queue", properties });
  expect(synthesise(app, app.outdir).pluginReports).toMatchObject([
    { pluginName: "CloudFormation Validate", violations: [{}] },
  ]);
});

interface Report {
  pluginReports: {
    pluginName: string;
    violations: { ruleName: string; violatingConstructs: { constructPath: string }[] }[];
  }[];
}

/** Synthesis throws on findings; the report tells them better than the exception. */
function synthesise(app: App, outdir: string): Report {
  let failure: unknown;
  try {
    app.synth();
  } catch (error) {
    failure = error;
  }
  const file = join(outdir, "validation-report.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    throw failure ?? new Error(`Synthesis wrote no ${file}.`);
  }
}
