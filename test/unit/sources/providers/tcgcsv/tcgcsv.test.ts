import { expect, test } from "vitest";
import { catalogueOf } from "#bin/sample-upstream/catalogue.ts";
import { loadData } from "#bin/sample-upstream/load-data.ts";
import { shopPrices } from "#bin/sample-upstream/shops/shop-prices.ts";
import { targetOf } from "#bin/sample-upstream/target.ts";
import { tcgcsv as sampleRoutes } from "#bin/sample-upstream/tcgcsv.ts";
import { listSetProducts } from "#functions/catalog/products/list-set-products.ts";
import { punkRecords } from "#functions/sources/providers/punk-records.ts";
import { groupsIn, setsOfGroups } from "#functions/sources/providers/tcgcsv/groups.ts";
import { tcgcsvProduct } from "#functions/sources/providers/tcgcsv/normalize-product.ts";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { Product } from "#schemas/catalog/product.ts";
import { SetId } from "#schemas/values.ts";
import { punkRecordsBodies, punkRecordsHost } from "#test/support/catalogue/one-piece.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";
import { replayed } from "#test/support/sources/replayed.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test/tcgcsv";

const row = (given: object = {}) => ({
  ...{ productId: 517001, name: "Sample ex - 199/165", cleanName: "Sample ex 199 165" },
  ...{ imageUrl: "https://tcgplayer-cdn.tcgplayer.com/product/517001_200w.jpg", categoryId: 3 },
  ...{ groupId: 23237, url: "https://www.tcgplayer.com/product/517001/sample" },
  ...{ modifiedOn: "2026-07-30T17:00:00.123", imageCount: 1 },
  presaleInfo: { isPresale: true, releasedOn: "2026-09-01T00:00:00", note: null },
  extendedData: [
    { name: "Number", displayName: "Card Number", value: "199/165" },
    { name: "Rarity", displayName: "Rarity", value: "Special Illustration Rare" },
    { name: "CardText", displayName: "Card Text", value: "…<br>…" },
  ],
  ...given,
});
const made = (given: object = {}) =>
  tcgcsvProduct(row(given), { game: "pokemon", groupId: "23237" });

test("a row is a product, whose picture is as large as it is", () => {
  expect(Product.parse(made())).toEqual({
    ...{ shop: "tcgplayer", id: "517001", game: "pokemon", groupId: "23237", language: "en" },
    ...{ name: "Sample ex - 199/165", kind: "single", number: "199/165" },
    ...{ rarity: "Special Illustration Rare", releasedOn: "2026-09-01" },
    url: "https://www.tcgplayer.com/product/517001/sample",
    imageUrl: "https://tcgplayer-cdn.tcgplayer.com/product/517001_in_1000x1000.jpg",
    findings: [],
  });
});

test("what has neither number nor rarity is sealed, and when the shop touched it is no news", () => {
  const box = made({ name: "Sample (Case)", extendedData: [{ name: "UPC", value: "1" }] });
  expect(box).toMatchObject({ kind: "sealed", name: "Sample (Case)" });
  expect(box).not.toHaveProperty("edition");
  expect(made({ modifiedOn: "2027-01-01T00:00:00" })).toEqual(made());
});

test.each([
  ["Ace (013)", undefined],
  ["Ace (013) (Parallel)", "Parallel"],
  ["Ace (OP02-013) (Manga) [Serial]", "Manga, Serial"],
  ["Ace - 199/165", undefined],
  ["Ace (199/165)", undefined],
])("of the name %s the print is called %s", (name, edition) => {
  expect(made({ name }).edition).toBe(edition);
});

test("[ING-7] what does not fit is a finding, and a row without id or name is none", () => {
  const odd = made({ url: "nowhere", extendedData: [{ name: "Number", value: 7 }, 5], extra: 1 });
  expect(odd.findings.map(({ code }) => code).sort()).toEqual([
    ...["unexpected_value", "unexpected_value", "unexpected_value", "unknown_field"],
  ]);
  expect(() => made({ productId: "7" })).toThrow(/^The body is no product of tcgcsv/);
});

test("a group is the set that has its label, once; others name no set", () => {
  const group = (groupId: number, abbreviation: string | null, name = "Any") => ({
    ...{ groupId, name, abbreviation, publishedOn: "2023-03-10T00:00:00", modifiedOn: "x" },
  });
  const { good: groups, rejects } = groupsIn({
    success: true,
    results: [
      ...[group(3, "OP02"), group(2, "OP-02"), group(4, "OP14"), group(5, "ST-01 PR")],
      ...[group(6, null, "One Piece Promotion Cards"), group(7, "PRB-77"), { name: "No id" }],
    ],
  });
  expect(setsOfGroups(groups).map(([id, { id: set }]) => [id, set])).toEqual([
    ["2", "onepiece:en:op-02"],
    ["4", "onepiece:en:op14-eb04"],
    ["6", "onepiece:en:569901"],
    ["7", "onepiece:en:prb-77"],
  ]);
  expect(setsOfGroups(groups)[0]?.[1]).toMatchObject({
    ...{ releasedOn: "2023-03-10", crosswalk: { tcgplayer: "2" } },
  });
  expect(rejects).toHaveLength(1);
  expect(() => groupsIn({ success: false, results: [] })).toThrow(/no list of groups of tcgcsv/);
});

/** Both games' products by the sample upstream, beside the cards of One Piece. */
function given() {
  const data = loadData();
  const english = data.languages.get("en");
  const onePiece = data.onePiece.get("english");
  if (!english || !onePiece) throw new Error("There is no English sample.");
  const pokemon = catalogueOf("en", english);
  const day = { today: "2026-02-01" };
  const { answer } = sampleRoutes({ pokemon, onePiece, prices: shopPrices() });
  const line = pipeline({
    sources: [punkRecords(punkRecordsHost), tcgcsv(host, sevenZip)],
    recorders: [keptRecords("price")],
  });
  for (const [url, body] of punkRecordsBodies(onePiece.packs, onePiece.cards)) {
    line.bodies.set(url, body);
  }
  const put = (path: string) => {
    const of = { day: day.today, pricesOf: day.today };
    const body = answer(targetOf(`/tcgcsv/${path}`), of).body.toString("utf8");
    line.bodies.set(`${host}/${path}`, body);
    return body;
  };
  const layOut = () => {
    put("last-updated.txt");
    for (const category of [3, 68]) {
      const { good: groups } = groupsIn(JSON.parse(put(`tcgplayer/${category}/groups`)));
      for (const { id } of groups) {
        put(`tcgplayer/${category}/${id}/products`);
        put(`tcgplayer/${category}/${id}/prices`);
      }
    }
  };
  layOut();
  const run = async (source: string, mode?: "due") => {
    const [writes, asked] = [line.store.writes(), line.asked.length];
    const { state } = (await line.run(source, mode)) ?? {};
    return { state, writes: line.store.writes() - writes, asked: line.asked.slice(asked) };
  };
  /** As before the first index was built. */
  const indexedSet = async () => undefined;
  const productsOf = (set: string, more: object = {}) =>
    listSetProducts({ setId: SetId.parse(set), limit: 100, ...more }, { ...line.deps, indexedSet });
  return { line, run, productsOf, day, layOut };
}

test("products are listed by set, sealed ones first, each with the printing that it is", async () => {
  const { run, productsOf } = given();
  await run("punk-records");
  expect(await run("tcgcsv")).toMatchObject({ state: "completed" });
  const { items } = await productsOf("onepiece:en:op-02");
  const [box, pack, ...singles] = items;
  expect([box, pack].map((one) => [one?.kind, one?.name, one?.printingIds])).toEqual([
    ["sealed", "PARAMOUNT WAR Booster Box", []],
    ["sealed", "PARAMOUNT WAR Booster Pack", []],
  ]);
  const of = (number: string) =>
    singles
      .filter((one) => one.number === number)
      .map(({ edition = "", printingIds, findings }) => [
        ...[edition, printingIds.join() || findings.map(({ code }) => code).join()],
      ]);
  expect(of("OP02-001")).toEqual([
    ["", "onepiece:en:op-02-001"],
    ["Parallel", "onepiece:en:op-02-001_5fp1"],
  ]);
  expect(of("OP02-013")).toEqual([
    ["", "onepiece:en:op-02-013"],
    ["Parallel", "ambiguous_product"],
    ["Alternate Art", "ambiguous_product"],
  ]);
  const first = await productsOf("onepiece:en:op-02", { limit: 3 });
  const next = await productsOf("onepiece:en:op-02", { limit: 100, cursor: first.nextCursor });
  expect([...first.items, ...next.items]).toEqual(items);
  const sealed = await productsOf("onepiece:en:op-02", { kind: "sealed" });
  expect(sealed.items).toEqual([box, pack]);
  await expect(productsOf("onepiece:en:nowhere")).rejects.toMatchObject({
    code: "catalog.no_such_set",
  });
});

test("which of products and cards comes first makes no difference", async () => {
  const one = given();
  await one.run("punk-records");
  await one.run("tcgcsv");
  const other = given();
  await other.run("tcgcsv");
  await other.run("punk-records");
  const told = async ({ productsOf }: typeof one) =>
    (await productsOf("onepiece:en:prb-01")).items.map(({ id, printingIds, findings }) => [
      ...[id, printingIds, findings],
    ]);
  expect(await told(other)).toEqual(await told(one));
});

test("while the day's mark is as it was nothing else is asked for, and then nothing is written", async () => {
  const { run, line, day, layOut } = given();
  await run("tcgcsv", "due");
  await line.pass(7);
  expect(await run("tcgcsv", "due")).toMatchObject({
    ...{ state: "completed", writes: 0, asked: [`${host}/last-updated.txt`] },
  });
  day.today = "2026-02-09";
  layOut();
  await line.pass(7);
  const again = await run("tcgcsv", "due");
  expect(again).toMatchObject({ state: "completed", writes: 0 });
  expect(again.asked.length).toBeGreaterThan(10);
});

test("[LAKE-6] a replay gives the same products, and asks nobody", async () => {
  const { run, line } = given();
  await run("tcgcsv");
  const before = structuredClone(line.store.all());
  const asked = line.asked.length;
  line.store.wipe();
  const replay = await replayed(line, { source: "tcgcsv" });
  expect(replay).toMatchObject({ state: "completed", figures: { rejected: 0 } });
  expect(line.store.all()).toEqual(before);
  const again = await replayed(line, { source: "tcgcsv", target: "shadow" });
  expect(again).toMatchObject({ state: "completed", differences: 0 });
  expect(line.asked).toHaveLength(asked);
});
