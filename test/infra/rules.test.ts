import { describe, expect, test } from "vitest";
import {
  type StageTemplates,
  type StageVariant,
  stageTemplates,
  stageVariants,
} from "#test/support/stacks/stage-templates.ts";
import { alarmRules } from "./rules/alarm-rules.ts";
import { edgeRules } from "./rules/edge-rules.ts";
import { eventRules } from "./rules/event-rules.ts";
import { grantRules } from "./rules/grant-rules.ts";
import { httpRules } from "./rules/http-rules.ts";
import { lakeRules } from "./rules/lake-rules.ts";
import { pictureRules } from "./rules/picture-rules.ts";
import { queueRules } from "./rules/queue-rules.ts";
import { quotaRules } from "./rules/quota-rules.ts";
import { storageRules } from "./rules/storage-rules.ts";
import { tellingRules } from "./rules/telling-rules.ts";
import { versionRules } from "./rules/version-rules.ts";
import { workerRules } from "./rules/worker-rules.ts";

const rules = [
  ...alarmRules,
  ...eventRules,
  ...workerRules,
  ...queueRules,
  ...quotaRules,
  ...storageRules,
  ...versionRules,
  ...httpRules,
  ...edgeRules,
  ...lakeRules,
  ...grantRules,
  ...pictureRules,
  ...tellingRules,
];
const variants = Object.keys(stageVariants) as StageVariant[];
const templates = new Map(variants.map((variant) => [variant, stageTemplates(variant)]));
const templatesOf = (variant: StageVariant) =>
  structuredClone(templates.get(variant) as StageTemplates);

describe.each(variants)("in the templates of %s", (variant) => {
  test.each(rules)("$name", (rule) => {
    expect(rule.find(templatesOf(variant))).toEqual([]);
  });
});

describe.each(["dev", "prod"] as const)("a rule finds what it is there for in %s", (variant) => {
  test.each(rules)("$name", (rule) => {
    const spoilt = templatesOf(variant);
    rule.spoil(spoilt);
    expect(rule.find(spoilt)).not.toEqual([]);
  });
});

test("settings that come later drop no export that another stack may be importing", () => {
  const exportsIn = (variant: StageVariant) => [...templatesOf(variant).exports.keys()].sort();
  expect(exportsIn("prod with own domains and alarms by mail")).toEqual(
    expect.arrayContaining(exportsIn("prod")),
  );
  expect(exportsIn("dev with metrics and traces")).toEqual(exportsIn("dev"));
});
