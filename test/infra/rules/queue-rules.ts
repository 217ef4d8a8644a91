import {
  nameOf,
  ofType,
  type StageResource,
  type StageTemplates,
  targetOf,
} from "#test/support/stage-templates.ts";
import type { Rule } from "./rule.ts";

/** Queues that no operator looks after, by the end of their name, each with the reason. */
const unattended: Readonly<Record<string, string>> = {};

/** The function whose variable QUEUES names what operators see and redrive, with what it names. */
function attended(templates: StageTemplates): { keeper: StageResource; queues: Set<string> } {
  const [keeper] = ofType(templates, "AWS::Lambda::Function").filter(
    ({ properties }) => properties.Environment?.Variables?.QUEUES !== undefined,
  );
  if (!keeper) throw new Error("No function has the table of queues.");
  return { keeper, queues: new Set(referencesIn(keeper.properties.Environment.Variables.QUEUES)) };

  function referencesIn(value: unknown): string[] {
    const target = targetOf(templates, keeper?.stack ?? "", value);
    if (target !== undefined) return [target];
    if (typeof value !== "object" || value === null) return [];
    return Object.values(value).flatMap(referencesIn);
  }
}

const operatorsSeeEveryQueue: Rule = {
  name: "every queue is in the operators' table, or is named with a reason",
  find(templates) {
    const { queues } = attended(templates);
    return ofType(templates, "AWS::SQS::Queue")
      .filter((queue) => !queues.has(nameOf(queue)))
      .filter(({ properties: { QueueName } }) =>
        Object.keys(unattended).every((end) => !String(QueueName).endsWith(end)),
      )
      .map((queue) => `${nameOf(queue)} cannot be seen or redriven`);
  },
  spoil(templates) {
    const [one] = ofType(templates, "AWS::SQS::Queue");
    if (one) templates.resources.push({ ...one, id: "ForgottenFailures" });
  },
};

export const queueRules: readonly Rule[] = [operatorsSeeEveryQueue];
