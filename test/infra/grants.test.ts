import { expect, test } from "vitest";
import { nameOf, ofType, stageTemplates } from "#test/support/stacks/stage-templates.ts";
import { functionCalls } from "./rules/function-calls.ts";
import { functionName, type Grant, rolePolicies } from "./rules/grants.ts";

const templates = stageTemplates("prod");
const deployed = ofType(templates, "AWS::Lambda::Function").map(
  (worker) => [functionName(worker), worker] as const,
);

test("[OPS-2] every function has an entry that says what it calls", () => {
  expect(deployed.map(([name]) => name).sort()).toEqual(Object.keys(functionCalls).sort());
});

test.each(deployed)("[OPS-2] %s may do what its code calls, and nothing else", (name, worker) => {
  const grants = rolePolicies(templates, worker).filter(
    ({ action }) => !action.startsWith("logs:"),
  );
  const allowed = [...Map.groupBy(grants, placeOf)].map(([place, some]) => [
    place,
    [...new Set(some.map(({ action }) => action.split(":")[1]))].sort(),
  ]);
  const called = Object.entries(functionCalls[name] ?? {}).map(([place, calls]) => [
    place,
    Object.keys(calls).sort(),
  ]);
  expect(Object.fromEntries(allowed)).toEqual(Object.fromEntries(called));
});

/** `table`, `tableStream`, `queue`, `queueDeadLetters`, `bucket/folder`, `pool`, `mails` or `secrets`. */
function placeOf({ resource, statement }: Grant): string {
  const object = /:s3:::cardlake-prod-(\w+)-[^/]*(?:\/([\w-]+)\/\*(?:\.\w+)?)?$/.exec(resource);
  if (object) {
    const prefix = String(statement.Condition?.["StringLike"]?.["s3:prefix"]).replace("/*", "");
    return `${object[1]}/${object[2] ?? prefix}`;
  }
  if (/:parameter\/cardlake\/prod\/sources\/\*$/.test(resource)) return "secrets";
  if (/:ses:.*:(identity|configuration-set)\//.test(resource)) return "mails";
  const found = templates.resources.find((one) => nameOf(one) === resource);
  const { TableName, QueueName, UserPoolName, FunctionName } = found?.properties ?? {};
  if (found?.type === "AWS::Events::EventBus") return "events";
  if (FunctionName) return String(FunctionName).replace("cardlake-prod-", "");
  if (UserPoolName) return "pool";
  if (QueueName) return queueName(QueueName);
  const isStream = String(statement.Action).includes("Stream");
  return `${String(TableName ?? resource).replace("cardlake-prod-", "")}${isStream ? "Stream" : ""}`;
}

const shortNames: Readonly<Record<string, string>> = {
  "collection-deletions": "deletions",
  "image-mirror": "mirror",
};

function queueName(name: string): string {
  const [, queue = name, letters] = /^cardlake-prod-(.*?)(-dead-letters)?$/.exec(name) ?? [];
  return `${shortNames[queue] ?? queue}${letters ? "DeadLetters" : ""}`;
}
