import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("[OPS-1] an upgrade that is not told where its stage is says so in a sentence", () => {
  const root = join(import.meta.dirname, "../../..");
  const { PATH = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bin/upgrade.ts")], {
    env: { PATH },
    encoding: "utf8",
  });
  expect([status, stdout, stderr]).toEqual([
    ...[1, "", "AWS_REGION must name the region of the stage, e.g. us-east-1.\n"],
  ]);
}, 30_000);
