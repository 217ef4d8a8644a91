import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFree, keptPorts } from "#bin/local/cloud/ports.ts";

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
