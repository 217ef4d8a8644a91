import { expect, test } from "vitest";
import * as z from "zod";
import { runPage } from "#functions/sources/runs/dynamo-run-items.ts";
import { cursorAt } from "#shared/kernel/cursor.ts";
import { staleTable } from "#test/fakes/stale-table.ts";

const pageFrom = (sk: unknown) =>
  runPage(staleTable().client, "work", {
    ...{ list: "list", pk: "REPLAY#ID", prefix: "DIFFERENCE#" },
    page: { limit: 10, cursor: cursorAt("list", sk) },
    parse: (item) => z.object({}).parse(item),
  });

test("a page starts at a key of its list", async () => {
  expect(await pageFrom("DIFFERENCE#card#base1-4")).toEqual({ items: [] });
});

// DynamoDB refuses such starts with an error that would be ours; the emulator takes them.
test.each([["", "CHAIN#0001", "DIFFERENCE", `DIFFERENCE#${"x".repeat(1024)}`, 5, null]].flat())(
  "[API-3] a cursor that was made up to lead to %j is refused",
  async (sk) => {
    await expect(pageFrom(sk)).rejects.toMatchObject({ code: "request.bad_cursor" });
  },
);
