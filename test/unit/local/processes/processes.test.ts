import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isLineIn, lineToNpm } from "#bin/local/processes/ended-by-npm.ts";
import {
  parsePs,
  parseStat,
  processes,
  processesWith,
} from "#bin/local/processes/process-table.ts";

test("a process is found by what it inherited, until it has ended", async () => {
  const value = `/tmp/cloud-${process.pid}`;
  const child = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], {
    env: { CARDLAKE_TEST_MARK: value },
    stdio: "ignore",
  });
  await once(child, "spawn");
  expect(processesWith("CARDLAKE_TEST_MARK", value)).toEqual([child.pid]);
  expect(processesWith("CARDLAKE_TEST_MARK", "/tmp/cloud")).toEqual([]);

  child.kill("SIGKILL");
  await once(child, "exit");
  expect(processesWith("CARDLAKE_TEST_MARK", value)).toEqual([]);
});

test("this process is listed with its parent and its command", () => {
  const [found] = processes([process.pid]);
  expect(found).toMatchObject({ pid: process.pid, parent: process.ppid, isZombie: false });
  expect(found?.command).not.toBe("");
});

test("a name with blanks and parentheses does not hide state and parent", () => {
  expect(parseStat("12 (a) S b) Z 7 12 12 0", "")).toEqual({
    pid: 12,
    parent: 7,
    isZombie: true,
    command: "",
  });
});

test("a line of ps becomes a process", () => {
  expect(parsePs("   10     1 Ss+  /bin/server --port 1\n")).toEqual([
    { pid: 10, parent: 1, isZombie: false, command: "/bin/server --port 1" },
  ]);
});

const underNpm = parsePs(
  [
    "    1     0 S init",
    "   20     1 S npm run test",
    "   21    20 S sh -c node test/run.ts",
    "   22    21 S node test/run.ts",
    "   23    22 S node node_modules/.bin/vitest run",
  ].join("\n"),
);

test("the line to npm ends at the nearest npm", () => {
  expect(lineToNpm(23, underNpm)).toEqual([23, 22, 21, 20]);
});

test("npm is recognised however it was called", () => {
  expect(
    lineToNpm(31, parsePs("30 1 S node /usr/lib/npm/bin/npm-cli.js start\n31 30 S node x")),
  ).toEqual([31, 30]);
});

test("without npm there is nobody to end with", () => {
  expect(lineToNpm(2, parsePs("1 0 S init\n2 1 S node /home/me/npm-tools/local.ts"))).toEqual([]);
});

test("a line is broken when one of it got another parent", () => {
  const line = lineToNpm(23, underNpm);
  expect(isLineIn(line, underNpm)).toBe(true);
  const orphaned = underNpm.map((one) => (one.pid === 21 ? { ...one, parent: 1 } : one));
  expect(isLineIn(line, orphaned)).toBe(false);
});
