import { expect, test } from "vitest";
import { awsClients } from "#bin/local/emulator/aws-clients.ts";

test("nothing local is deployed anywhere but to this machine", () => {
  expect(() => awsClients("https://cloudformation.us-east-1.amazonaws.com")).toThrow(
    "A local deploy goes to 127.0.0.1",
  );
  expect(() => awsClients("http://127.0.0.1:4566").close()).not.toThrow();
});
