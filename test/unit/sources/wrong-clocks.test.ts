import { describe, expect, test } from "vitest";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { item, market } from "#test/support/prices/marketplace.ts";
import { claimOf, mapOf, recording } from "#test/support/prices/price-records.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { replayed } from "#test/support/sources/replayed.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test/tcgcsv";
const file = (...results: unknown[]) => JSON.stringify({ success: true, errors: [], results });
const map = mapOf({ "tcgplayer:1": [claimOf("base1-1", ["holo"])] });

/** A shop of one product, which costs as many cents as it is told to. */
function shop() {
  const { books, recorder } = recording(map);
  const line = pipeline({ sources: [tcgcsv(host, sevenZip)], recorders: [recorder] });
  line.bodies.set(
    `${host}/tcgplayer/3/groups`,
    file({ groupId: 604, name: "Base", abbreviation: "BS", categoryId: 3 }),
  );
  line.bodies.set(`${host}/tcgplayer/68/groups`, file());
  line.bodies.set(`${host}/tcgplayer/3/604/products`, file({ productId: 1, name: "Card" }));
  const run = async (cents: number, mode: "due" | "full") => {
    line.bodies.set(`${host}/last-updated.txt`, line.time.now().toISOString());
    const row = { productId: 1, subTypeName: "Holofoil", marketPrice: cents / 100 };
    line.bodies.set(`${host}/tcgplayer/3/604/prices`, file(row));
    return (await line.run("tcgcsv", mode))?.state;
  };
  const id = claimOf("base1-1", []).printing;
  const told = async () => {
    const [series] = await books.readHistory(id, { from: "1995-01-01", to: "2100-01-01" });
    return series?.points.map(({ day, columns }) => [day, columns.market]);
  };
  const bytes = async () => (await books.read({ game: "pokemon", set: "base1" }))?.bytes;
  return { line, books, run, told, bytes };
}

describe.each([1, 365])("of a worker whose clock was %s days ahead", (ahead) => {
  test.each(["due", "full"] as const)(
    "[ING-4] [PRC-1] prices of the days after it are asked for (%s), and a replay comes to the same",
    async (mode) => {
      const { line, books, run, told, bytes } = shop();
      expect(await run(100, mode)).toBe("completed");
      await line.pass(ahead);
      await run(200, mode);
      await line.pass(-ahead);
      expect(await run(300, mode)).toBe("completed");
      await line.pass(1);
      expect(await run(400, mode)).toBe("completed");
      expect(await told()).toEqual([
        ["2026-02-01", 300],
        ["2026-02-02", 400],
        ...(ahead === 1 ? [] : [["2027-02-01", 200]]),
      ]);
      const before = await bytes();
      books.wipe();
      await replayed(line, { source: "tcgcsv" });
      expect(await bytes()).toEqual(before);
      expect(line.dead).toEqual([]);
    },
  );

  test("[ING-4] cards are asked for that were so at a moment still to come", async () => {
    const pages = keptRecords("listings");
    const { line, state } = market({ recorders: [pages] });
    state.items = [item(1, "Charizard 4/102", "300.00")];
    await line.pass(ahead);
    await line.run("ebay", "due");
    await line.pass(-ahead);
    state.items = [item(1, "Charizard 4/102", "310.00")];
    await line.run("ebay", "due");
    const searched = line.observed().filter(({ dataset }) => dataset === "listings");
    expect(searched).toHaveLength(2);
    expect(JSON.stringify(pages.kept.map(({ value }) => value))).toContain("31000");
  });
});
