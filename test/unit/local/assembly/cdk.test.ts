import { expect, test } from "vitest";
import { refuseRealAws } from "#bin/local/assembly/cdk.ts";

test("no deploy goes anywhere but to this machine", () => {
  expect(() => refuseRealAws("https://cloudformation.us-east-1.amazonaws.com")).toThrow(
    "A local deploy goes to 127.0.0.1",
  );
  expect(() => refuseRealAws("http://127.0.0.1:4566")).not.toThrow();
});
