import {
  each,
  ofType,
  type StageResource,
  type StageTemplates,
  targetOf,
} from "#test/support/stacks/stage-templates.ts";
import { type Statement, statementsOf } from "./spoiling.ts";

/** One thing that a function may do with one resource. */
export interface Grant {
  readonly action: string;
  /** `stack/logicalId` where it is one of ours, else what the policy says. */
  readonly resource: string;
  readonly statement: Statement;
}

/** Everything that a function's role lets it do, from its inline policies. */
export const rolePolicies = (templates: StageTemplates, worker: StageResource): Grant[] =>
  ofType(templates, "AWS::IAM::Policy")
    .filter(({ stack, properties }) =>
      properties.Roles.some(
        (role: unknown) =>
          targetOf(templates, stack, role) ===
          targetOf(templates, worker.stack, worker.properties.Role),
      ),
    )
    .flatMap((policy) =>
      statementsOf(policy).flatMap((statement) =>
        each(statement.Action).flatMap((action) =>
          each(statement.Resource).map((resource) => ({
            action: String(action),
            resource: targetOf(templates, policy.stack, resource) ?? wordsOf(resource),
            statement,
          })),
        ),
      ),
    );

/** The text of an ARN that is joined from parts, with `*` for what only a deployment knows. */
export function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  const join = (value as { "Fn::Join"?: [string, unknown[]] })["Fn::Join"];
  if (!join) return "*";
  return join[1].map((part) => (typeof part === "string" ? part : "?")).join(join[0]);
}

/** The name that a function is deployed under, without stage: `sources-fetch-unit`. */
export const functionName = ({ properties }: StageResource): string =>
  String(properties.FunctionName ?? "").replace(/^cardlake-[a-z]+-/, "");
