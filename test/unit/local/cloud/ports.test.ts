import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
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
const others = new Set<ChildProcess>();
afterEach(() => {
  for (const other of others) other.kill("SIGKILL");
  others.clear();
  rmSync(folder, { recursive: true });
});

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

const module = join(import.meta.dirname, "../../../../bin/local/cloud/ports.ts");

/** Ports that a process of its own takes; it holds them until it is killed. */
async function takenElsewhere(file: string) {
  const script = `const { keptPorts } = await import(${JSON.stringify(module)});
    console.log(JSON.stringify(await keptPorts(${JSON.stringify(file)}, false)));
    setInterval(() => undefined, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", script]);
  others.add(other);
  const [line] = await once(other.stdout, "data");
  const ports: Record<string, number> = JSON.parse(String(line));
  return {
    ports: Object.values(ports),
    async end(signal: NodeJS.Signals) {
      other.kill(signal);
      await once(other, "exit");
    },
  };
}

test("two that start in the same instant get different ports", async () => {
  const file = join(folder, "ports.json");
  const both = await Promise.all([takenElsewhere(file), takenElsewhere(file)]);
  // Both read the same file now, and nothing listens anywhere.
  const third = await takenElsewhere(file);
  const all = [...both, third];
  expect(new Set(all.flatMap(({ ports }) => ports)).size).toBe(9);
});

test("ports of a process that was killed can be had again", async () => {
  const file = join(folder, "ports.json");
  const other = await takenElsewhere(file);
  await other.end("SIGKILL");
  expect(Object.values(await keptPorts(file, true))).toEqual(other.ports);
});
