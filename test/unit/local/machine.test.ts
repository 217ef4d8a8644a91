import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refuseRealAws } from "#bin/local/cdk.ts";
import { isFree, keptPorts } from "#bin/local/ports.ts";
import { Teardown } from "#bin/local/teardown.ts";
import { functionsOf } from "#bin/local/update-functions.ts";
import { zipOf } from "#bin/local/zip.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardlake-machine-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a cloud keeps its ports", async () => {
  const file = join(folder, "ports.json");
  const first = await keptPorts(file, false);
  expect(new Set(Object.values(first)).size).toBe(3);
  expect(await keptPorts(file, true)).toEqual(first);
});

test("a taken port is replaced, unless deployed resources remember it", async () => {
  const file = join(folder, "ports.json");
  const { gateway } = await keptPorts(file, false);
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(gateway, "127.0.0.1", resolve));
  try {
    expect(await isFree(gateway)).toBe(false);
    await expect(keptPorts(file, true)).rejects.toThrow(
      `Port ${gateway} is taken by another program, and this clone's local cloud lives on it. ` +
        "End that program, or run `npm run local:reset`",
    );
    expect((await keptPorts(file, false)).gateway).not.toBe(gateway);
  } finally {
    other.close();
  }
});

test("a file of ports that makes no sense is not believed", async () => {
  const file = join(folder, "ports.json");
  writeFileSync(file, '{ "gateway": "4566');
  await keptPorts(file, true);
  expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("images");
});

test("no deploy goes anywhere but to this machine", () => {
  expect(() => refuseRealAws("https://cloudformation.us-east-1.amazonaws.com")).toThrow(
    "A local deploy goes to 127.0.0.1",
  );
  expect(() => refuseRealAws("http://127.0.0.1:4566")).not.toThrow();
});

test("everything is ended once, the newest first, also after a failure", async () => {
  const ended: string[] = [];
  const teardown = new Teardown();
  teardown.add(async () => ended.push("first"));
  teardown.add(() => Promise.reject(new Error("stuck")));
  teardown.add(async () => ended.push("last"));
  await expect(teardown.run()).rejects.toThrow(AggregateError);
  await expect(teardown.run()).rejects.toThrow(AggregateError);
  expect(ended).toEqual(["last", "first"]);
});

test("only functions that say what they were bundled from can be updated", () => {
  const fn = { stack: "Api", logicalId: "Ops", type: "AWS::Lambda::Function", properties: {} };
  const note = { entry: "functions/ops/handlers/http.ts", externalModules: ["sharp"] };
  expect(
    functionsOf([
      { ...fn, metadata: { "cardlake:bundle": note, "aws:asset:path": "asset.1" } },
      { ...fn, logicalId: "Custom", metadata: { "aws:asset:path": "asset.2" } },
    ]),
  ).toEqual([{ stack: "Api", logicalId: "Ops", ...note, asset: "asset.1" }]);
});

test("equal files make equal archives", () => {
  const files = () => new Map([["index.mjs", Buffer.from("export {};\n")]]);
  expect(zipOf(files())).toEqual(zipOf(files()));
});
