import { describe, expect, test } from "vitest";
import { catalogRecorders, type SilverStore } from "#functions/catalog/index.ts";
import { listName, listsOfSource, recordList } from "#functions/catalog/silver/record-list.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import { listedSetsKey } from "#schemas/storage/catalog-items.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { at, base, key } from "#test/support/catalogue/base-set.ts";
import { recordAll } from "#test/support/catalogue/silver.ts";

const numbered = (count: number) =>
  Array.from({ length: count }, (_none, one) => printingId(base, String(one + 1)));

describe("a list that a source gives", () => {
  const given = () => {
    const store = memoryCatalogStore();
    const take = (ids: readonly string[], day: number, more: object = {}) =>
      recordList({ key, ids, provenance: at(day), ...more }, store);
    const own = async (name = "tcgdex") => (await store.lists(key))?.lists[name];
    return { store, take, own };
  };

  test("is written when it is new or other, and unchanged when only its time is", async () => {
    const { take, own } = given();
    expect(await take(["a", "b"], 1)).toEqual({ written: 1, unchanged: 0, older: 0 });
    expect(await own()).toEqual({ ids: ["a", "b"], provenance: at(1) });
    expect(await take(["a", "b"], 1)).toEqual({ written: 0, unchanged: 1, older: 0 });
    expect(await take(["a", "b"], 2)).toEqual({ written: 0, unchanged: 1, older: 0 });
    expect(await own()).toEqual({
      ids: ["a", "b"],
      provenance: at(2),
      earlierAt: at(1).observedAt,
    });
    expect(await take(["a", "b", "c"], 3)).toEqual({ written: 1, unchanged: 0, older: 0 });
    expect(await take(["z"], 1)).toEqual({ written: 0, unchanged: 0, older: 1 });
  });

  test("is doubted when it has lost much, and believed when it is seen again", async () => {
    const { take, own } = given();
    await take(numbered(9), 1);
    expect(await take([], 2)).toMatchObject({ written: 1 });
    expect(await own()).toEqual({
      ...{ ids: numbered(9), provenance: at(1) },
      doubted: { ids: [], provenance: at(2) },
    });
    expect(await take([], 3)).toMatchObject({ written: 1 });
    expect(await own()).toEqual({ ids: [], provenance: at(3), earlierAt: at(2).observedAt });
  });

  test("is kept beside those of others, and beside others of its own", async () => {
    const { store, take } = given();
    await take(["a"], 1);
    await take(["b"], 1, { list: "promo" });
    await take(["c"], 1, { provenance: at(1, "pokemontcg") });
    const item = await store.lists(key);
    expect(Object.keys(item?.lists ?? {}).sort()).toEqual(["pokemontcg", "tcgdex", "tcgdex/promo"]);
    expect(listsOfSource({ lists: item?.lists ?? {} }, "tcgdex")).toEqual([
      "tcgdex",
      "tcgdex/promo",
    ]);
    expect(listsOfSource({ lists: item?.lists ?? {} }, "tcg")).toEqual([]);
    expect(listName(key, "tcgdex/promo")).toBe(`${key.pk}\n${key.sk}\ntcgdex/promo`);
  });

  test("is tried again when somebody else was faster", async () => {
    const { store, own } = given();
    let lost = 2;
    const racing: SilverStore = {
      ...store,
      saveLists: async (item, replaces) => (lost-- > 0 ? "lost" : store.saveLists(item, replaces)),
    };
    expect(await recordList({ key, ids: ["a"], provenance: at(1) }, racing)).toMatchObject({
      written: 1,
    });
    expect((await own())?.ids).toEqual(["a"]);
  });

  test("names each thing once, in the order of its time, whatever order it comes in", async () => {
    const store = memoryCatalogStore();
    const said = (day: number, ...ids: string[]) => ({
      ...{ sourceId: "base1", provenance: at(day) },
      value: { game: "pokemon", language: "en", setId: base, printingIds: ids },
    });
    const [one, two, three] = numbered(3);
    await recordAll(
      "members",
      [said(2, one ?? "", two ?? "", one ?? ""), said(1, one ?? "", three ?? "")],
      { store },
    );
    expect((await store.lists(key))?.lists["tcgdex"]).toEqual({
      ...{ ids: [one, two], provenance: at(2), earlierAt: at(1).observedAt },
    });
    const members = catalogRecorders({ store }).find(({ kind }) => kind === "members");
    expect(members?.takesLate).toBe(true);
    const taken = await members?.record([said(3, ...numbered(3))]);
    expect(taken?.items).toEqual([`${key.pk}\n${key.sk}\ntcgdex`]);
    const sets = { game: "pokemon", language: "en", setIds: [base, base], list: "main" };
    const listed = [{ sourceId: "sets", value: sets, provenance: at(1) }];
    await recordAll("sets-listed", listed, { store });
    const key2 = listedSetsKey("pokemon", "en");
    expect((await store.lists(key2))?.lists["tcgdex/main"]?.ids).toEqual([base]);
  });
});
