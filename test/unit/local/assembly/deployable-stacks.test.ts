import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { assetsIn, deployableStacks } from "#bin/local/assembly/deployable-stacks.ts";

const folder = mkdtempSync(join(tmpdir(), "cardlake-assembly-"));
afterAll(() => rmSync(folder, { recursive: true }));

const placeOf = (name: string) => `$\{AWS::${name}}`;
const bucketName = `cdk-assets-${placeOf("AccountId")}-${placeOf("Region")}`;
const stack = (template: string, dependencies: string[]) => ({
  type: "aws:cloudformation:stack",
  dependencies,
  properties: { stackTemplateAssetObjectUrl: `s3://${bucketName}/${template}` },
});
const file = (objectKey: string, packaging: string) => ({
  source: { path: `asset.${objectKey}`, packaging },
  destinations: { here: { bucketName, objectKey } },
});
const write = (name: string, content: object) =>
  writeFileSync(join(folder, name), JSON.stringify(content));

write("manifest.json", {
  artifacts: {
    "Data.assets": { type: "cdk:asset-manifest", properties: { file: "Data.assets.json" } },
    Data: stack("data.json", ["Data.assets"]),
    "Api.assets": { type: "cdk:asset-manifest", properties: { file: "Api.assets.json" } },
    Api: stack("api.json", ["Data", "Api.assets"]),
    Tree: { type: "cdk:tree" },
  },
});
write("Data.assets.json", { files: { a: file("a.zip", "zip"), data: file("data.json", "file") } });
write("Api.assets.json", { files: { a: file("a.zip", "zip"), api: file("api.json", "file") } });

test("a stack needs other stacks, and its template lies in the account's own bucket", () => {
  const at = "https://s3.us-east-1.amazonaws.com/cdk-assets-000000000000-us-east-1";
  expect(deployableStacks(folder)).toEqual([
    { name: "Data", tags: {}, templateUrl: `${at}/data.json`, needs: [] },
    { name: "Api", tags: {}, templateUrl: `${at}/api.json`, needs: ["Data"] },
  ]);
});

test("what two stacks refer to is one asset", () => {
  const bucket = "cdk-assets-000000000000-us-east-1";
  expect(assetsIn(folder)).toEqual([
    { path: join(folder, "asset.a.zip"), packaging: "zip", bucket, key: "a.zip" },
    { path: join(folder, "asset.data.json"), packaging: "file", bucket, key: "data.json" },
    { path: join(folder, "asset.api.json"), packaging: "file", bucket, key: "api.json" },
  ]);
});
