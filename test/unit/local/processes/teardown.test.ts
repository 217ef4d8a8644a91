import { expect, test } from "vitest";
import { Teardown } from "#bin/local/processes/teardown.ts";

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
