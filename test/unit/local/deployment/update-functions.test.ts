import { expect, test } from "vitest";
import { functionsOf } from "#bin/local/deployment/update-functions.ts";

test("only functions that say what they were bundled from can be updated", () => {
  const fn = { stack: "Api", logicalId: "Ops", type: "AWS::Lambda::Function", properties: {} };
  const note = { entry: "functions/ops/handlers/http.ts" };
  expect(
    functionsOf([
      { ...fn, metadata: { "cardlake:bundle": note, "aws:asset:path": "asset.1" } },
      { ...fn, logicalId: "Custom", metadata: { "aws:asset:path": "asset.2" } },
    ]),
  ).toEqual([{ stack: "Api", logicalId: "Ops", ...note, asset: "asset.1" }]);
});
