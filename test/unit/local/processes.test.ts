import { expect, test } from "vitest";
import { isLineIn, lineToNpm } from "#bin/local/ended-by-npm.ts";
import { markedProcesses } from "#bin/local/marked-processes.ts";

test("processes of a cloud are found by what they inherited, whoever is their parent now", () => {
  const list = [
    "  10 Ss   /bin/server A=1 CARDLAKE_LOCAL_CLOUD=/clone/.local HOME=/x",
    "  11 Sl   /opt/chromium --headless CARDLAKE_LOCAL_CLOUD=/clone/.local",
    "  12 Z    [server] <defunct> CARDLAKE_LOCAL_CLOUD=/clone/.local",
    "  13 S    /bin/server CARDLAKE_LOCAL_CLOUD=/clone/.local/test/1",
    "  14 S    editor /clone/.local",
  ].join("\n");
  expect(markedProcesses("/clone/.local", list)).toEqual([10, 11]);
});

const underNpm = [
  "    1     0 init",
  "   20     1 npm run test",
  "   21    20 sh -c node test/run.ts",
  "   22    21 node test/run.ts",
  "   23    22 node node_modules/.bin/vitest run",
].join("\n");

test("the line to npm ends at the nearest npm", () => {
  expect(lineToNpm(23, underNpm)).toEqual([23, 22, 21, 20]);
});

test("npm is recognised however it was called", () => {
  expect(lineToNpm(31, "30 1 node /usr/lib/npm/bin/npm-cli.js start\n31 30 node x")).toEqual([
    31, 30,
  ]);
});

test("without npm there is nobody to end with", () => {
  expect(lineToNpm(2, "1 0 init\n2 1 node /home/me/npm-tools/local.ts")).toEqual([]);
});

test("a line is broken when one of it got another parent", () => {
  const line = lineToNpm(23, underNpm);
  expect(isLineIn(line, underNpm)).toBe(true);
  const orphaned = underNpm.replace("   21    20 ", "   21     1 ");
  expect(isLineIn(line, orphaned)).toBe(false);
});
