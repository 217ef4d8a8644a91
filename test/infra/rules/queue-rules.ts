import {
  nameOf,
  ofType,
  type StageResource,
  type StageTemplates,
} from "#test/support/stacks/stage-templates.ts";
import type { Rule } from "./rule.ts";

/** Queues that no operator looks after, by the end of their name, each with the reason. */
const unattended: Readonly<Record<string, string>> = {};

/**
 * The functions whose variable QUEUES names the queues that operators see and redrive, and those whose
 * dead letters are counted for the alarm; each with what it names.
 */
function keepers(templates: StageTemplates): { keeper: StageResource; queues: Set<string> }[] {
  const found = ofType(templates, "AWS::Lambda::Function").filter(
    ({ properties }) => properties.Environment?.Variables?.QUEUES !== undefined,
  );
  if (found.length < 2) throw new Error("The routes or the meter have no table of queues.");
  return found.map((keeper) => ({
    keeper,
    queues: namesIn(JSON.stringify(keeper.properties.Environment.Variables.QUEUES)),
  }));
}

/** Whatever stands in quotes that are written as text. */
const namesIn = (json: string) =>
  new Set([...json.matchAll(/\\"([\w-]+)(?=\\")/g)].map(([, name = ""]) => name));

const operatorsSeeEveryQueue: Rule = {
  name: "every queue is in the operators' table and the meter's, or is named with a reason",
  find: (templates) =>
    keepers(templates).flatMap(({ keeper, queues }) =>
      ofType(templates, "AWS::SQS::Queue")
        .filter(({ properties: { QueueName } }) => !queues.has(QueueName))
        .filter(({ properties: { QueueName } }) =>
          Object.keys(unattended).every((end) => !String(QueueName).endsWith(end)),
        )
        .map((queue) => `${nameOf(queue)} is not known to ${nameOf(keeper)}`),
    ),
  spoil(templates) {
    const [one] = ofType(templates, "AWS::SQS::Queue");
    const properties = { ...one?.properties, QueueName: "cardlake-forgotten" };
    if (one) templates.resources.push({ ...one, id: "ForgottenFailures", properties });
  },
};

export const queueRules: readonly Rule[] = [operatorsSeeEveryQueue];
