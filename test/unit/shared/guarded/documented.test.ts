import { expect, test } from "vitest";
import { triedPage } from "#test/support/guarded/tried-table.ts";

test("[ALR-4] the documentation says what is tried against the guarded client, and what happens", async () => {
  await expect(triedPage()).toMatchFileSnapshot("../../../../docs/guarded.md");
});
