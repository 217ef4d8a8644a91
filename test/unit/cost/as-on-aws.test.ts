import { expect, test } from "vitest";
import type { FunctionWork } from "#bin/cost/counted-work.ts";
import { asOnAws } from "#bin/cost/counting/as-on-aws.ts";
import { operations } from "#schemas/http/index.ts";

const work = (writes: Record<string, number>): FunctionWork => ({
  ...{ invocations: 2, ownMs: 40, waits: {}, logBytes: 414, reads: {}, calls: {}, storedBytes: 0 },
  writes,
});
const operation = (id: string) => {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
};

test("[OPS-6] Cognito asks once where the emulator asks for each token", () => {
  const counted = { "accounts-http": work({ limits: 6 }), "accounts-make-token": work({}) };
  expect(asOnAws(counted, operation("accounts.signIn"))).toMatchObject({
    "accounts-http": { invocations: 2, writes: { limits: 6 } },
    "accounts-make-token": { invocations: 1, ownMs: 20, logBytes: 207 },
  });
});

test("[OPS-6] what a container counts alone is no operation's, what is exact stays", () => {
  const counted = { some: work({ limits: 1, users: 4 }) };
  for (const id of ["catalog.searchCards", "collections.addItems", "accounts.refresh"]) {
    expect(asOnAws(counted, operation(id))["some"]?.writes).toEqual({ users: 4 });
  }
  for (const id of ["accounts.signIn", "images.createRender"]) {
    expect(asOnAws(counted, operation(id))["some"]?.writes).toEqual({ limits: 1, users: 4 });
  }
});
