import { expect, test } from "vitest";
import { writesOf } from "#functions/collections/items/dynamo-lot-writes.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { aLot, aPlace, at } from "#test/support/collections/collections.ts";

test("[OPS-3] a lot tells the stream's readers the cause of its write", () => {
  const [write] = runWith("call-of-the-owner", () =>
    writesOf("users", aPlace(), { changes: [{ before: undefined, after: aLot() }], at }),
  );
  expect(write?.Put?.Item).toMatchObject({ correlationId: "call-of-the-owner" });
});
