import { expect, test } from "vitest";
import { rejectName } from "#functions/sources/normalizing/reject-name.ts";
import { key } from "#test/support/sources/told-lines.ts";

test("names of misfits tell packs and lines apart, and are short", () => {
  const names = [rejectName(key, 1), rejectName(key, 2), rejectName(`${key}x`, 1)];
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{12}#\d$/);
});
