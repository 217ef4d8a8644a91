import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const recommended: Record<string, unknown> = createRequire(import.meta.url)(
  "aws-cdk-lib/recommended-feature-flags.json",
);
const { context } = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")) as {
  context: Record<string, unknown>;
};

/** Where another value than the recommended one is right for us, and why. */
const otherwise: Readonly<Record<string, string>> = {
  "@aws-cdk/core:target-partitions":
    "Nobody deploys to China, and templates stay readable without the other partition.",
  "@aws-cdk/core:defaultCrossStackReferences":
    "A strong reference keeps a stack whose tables others use from being deleted.",
  "@aws-cdk/core:enableAdditionalMetadataCollection":
    "What we call of a library is no business of its maker.",
  "@aws-cdk/aws-lambda-nodejs:useLatestRuntimeVersion":
    "The runtime is named, so that an upgrade of CDK changes no runtime.",
};

test("every feature flag of CDK is set, so that an upgrade changes no template by itself", () => {
  expect(Object.keys(context).sort()).toEqual(Object.keys(recommended).sort());
});

test("flags have the recommended values, but where there is a reason", () => {
  const different = Object.keys(context).filter(
    (flag) => JSON.stringify(context[flag]) !== JSON.stringify(recommended[flag]),
  );
  expect(different.sort()).toEqual(Object.keys(otherwise).sort());
});
