import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { cardlake } from "#lib/cardlake.ts";
import { stageFrom } from "#lib/stages.ts";

/** Bundling takes seconds and templates do not depend on it. */
const context = { "aws:cdk:bundling-stacks": [] };

/** The stacks of a stage that keeps its data, as they would be deployed. */
export function synthesised(variables: Record<string, string> = {}) {
  const app = new App({ context });
  const stage = stageFrom({ STAGE: "prod", UPSTREAM_CONTACT: "ops@example.com", ...variables });
  const stacks = cardlake(app, stage);
  return { app, stage, stacks };
}

export const templatesOf = (stacks: Record<string, Stack>): [string, Template][] =>
  Object.entries(stacks).map(([name, stack]) => [name, Template.fromStack(stack)]);
