import { expect, test } from "vitest";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import type { Source } from "#functions/sources/port/source.ts";
import { ebay } from "#functions/sources/providers/ebay.ts";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { tcgplayer } from "#functions/sources/providers/tcgplayer.ts";
import { item, market } from "#test/support/prices/marketplace.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { outcomesOf } from "#test/support/sources/outcomes.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test";
const prices = { dataset: "prices", name: "prices", unit: "3/604" };
const body = JSON.stringify({
  ...{ success: true, errors: [] },
  results: [{ productId: 1, marketPrice: 1.5, subTypeName: "Normal" }],
});
const requestedAt = "2026-02-02T00:30:00.000Z";
const scope = { day: "2026-02-01" };

const sources: readonly Source[] = [tcgcsv(host, sevenZip), tcgplayer(host)];
const modified = [undefined, "yesterday", "Sat, 31 Jan 2026 20:05:32 GMT"];

test.each(sources.flatMap((source) => modified.map((one) => [source.name, one, source] as const)))(
  "[PRC-1] prices of %s whose file was changed on %s are of the day that their answer is of",
  async (_name, lastModified, source) => {
    const told = { ...prices, lastModified };
    const answer = { ...told, url: "", body: bodyOfBytes(Buffer.from(body)) };
    const records = await outcomesOf(source.records(answer, scope));
    expect(records.prices.map(([, { statedOn }]) => statedOn)).toEqual([
      source.dayOf?.({ ...told, requestedAt }, scope),
    ]);
  },
);

test("answers that are no prices are of no day", () => {
  const named = ["gate", "products", "groups:3", "groups:3:0", "archive", "calls-left"];
  for (const source of [...sources, ebay(host, ["EBAY_US"])]) {
    for (const name of named) {
      expect(source.dayOf?.({ ...prices, name, dataset: name, requestedAt }, scope)).toBe(
        undefined,
      );
    }
  }
});

test("[PRC-5] what is listed is of the day on which it is asked for, also where it is the same as the day before", async () => {
  const pages = keptRecords("listings");
  const { line, state } = market({ recorders: [pages] });
  state.items = [item(1, "Charizard 4/102", "300.00")];
  for (let day = 0; day < 3; day += 1) {
    await line.run("ebay");
    await line.run("ebay");
    await line.pass(1);
  }
  expect(pages.kept.map(({ provenance }) => provenance.observedAt.slice(0, 10))).toEqual([
    ...["2026-02-01", "2026-02-02", "2026-02-03"],
  ]);
  expect(new Set(pages.kept.map(({ value }) => JSON.stringify(value))).size).toBe(1);
  expect(new Set(pages.kept.map(({ runId }) => runId)).size).toBe(3);
});

test("[LAKE-4] lists of a source whose answers are deleted are stored anew before that, and can all be read", async () => {
  const pages = keptRecords("listings");
  const { line, state } = market({ recorders: [pages] });
  state.items = [item(1, "Charizard 4/102", "300.00")];
  const lines = () =>
    [...line.packs.values()].flat().filter(({ dataset }) => dataset === "listings");
  for (let day = 0; day < 40; day += 1) {
    for (const key of line.packs.keys()) {
      const at = /year=(\d+)\/month=(\d+)\/day=(\d+)/.exec(key)?.slice(1).join("-") ?? "";
      if (line.time.now().getTime() - Date.parse(at) > 27 * 86_400_000) line.packs.delete(key);
    }
    expect(await line.run("ebay")).toMatchObject({ state: "completed" });
    await line.pass(1);
  }
  expect(pages.kept).toHaveLength(40);
  expect(line.dead).toEqual([]);
  expect(lines().filter((one) => one.body !== undefined).length).toBeLessThanOrEqual(3);
});
