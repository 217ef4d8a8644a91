import { describe, expect, test } from "vitest";
import { catalogRecorders, type SilverStore } from "#functions/catalog/index.ts";
import { driftOf, isDrift, subjectOf } from "#functions/catalog/silver/drift-of.ts";
import { cards } from "#functions/catalog/silver/mergeables.ts";
import { listName, listsOfSource, recordList } from "#functions/catalog/silver/record-list.ts";
import { retried } from "#functions/catalog/silver/retried.ts";
import { shadowPrefix, shadowStore } from "#functions/catalog/silver/shadow-store.ts";
import { changesOf, writesOf } from "#functions/catalog/silver/silver-changes.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import {
  cardPrefix,
  fragmentKey,
  listedSetsKey,
  membersKey,
  setPartition,
} from "#schemas/storage/catalog-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalog.ts";
import { recordAll } from "#test/support/silver.ts";

const base = setId("pokemon", "en", "base1");
const key = membersKey(base);
const at = (day: number, source = "tcgdex") =>
  aProvenance({ source, observedAt: `2026-02-0${day}T06:00:00.000Z` });
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

describe("what is lost to others", () => {
  const nothing = { written: 0, unchanged: 0, older: 0 };

  test("is tried again, until nothing is left, and all is added up", async () => {
    const tried: string[][] = [];
    const done = await retried("a set", ["a", "b", "c"], async (rest) => {
      tried.push([...rest]);
      return { written: 1, unchanged: 2, older: 3, lost: rest.slice(1) };
    });
    expect(tried).toEqual([["a", "b", "c"], ["b", "c"], ["c"]]);
    expect(done).toEqual({ written: 3, unchanged: 6, older: 9 });
  });

  test("is given up for a while after six tries", async () => {
    let tries = 0;
    await expect(
      retried("SET#base1", ["a"], async (lost) => {
        tries += 1;
        return { ...nothing, lost };
      }),
    ).rejects.toMatchObject({
      ...{ errorClass: "transient", retryAfterSeconds: 5 },
      message: "Others write to SET#base1 all the time.",
    });
    expect(tries).toBe(6);
  });
});

describe("[LAKE-6] a shadow", () => {
  const expiresAtSeconds = 1_800_000_000;
  const fragment = (number: string, text = "a") => ({
    ...fragmentKey(setPartition(base), "tcgdex", number),
    ...{ sourceId: number, value: aCard({ number }), provenance: at(1) },
    ...{ contentHash: Sha256.parse(sha256(text)), observedAt: at(1).observedAt },
  });
  function given() {
    const store = memoryCatalogStore();
    const shadow = shadowStore(store, "REPLAY", expiresAtSeconds);
    const shelf = { fragments: setPartition(base), merged: setPartition(base) };
    const look = (in_: SilverStore) => in_.shelf({ ...shelf, sortKeys: [{ prefix: cardPrefix }] });
    return { store, shadow, look };
  }

  test("lies beside silver until it expires, and nothing is merged into it", async () => {
    const { store, shadow, look } = given();
    await recordAll("card", [{ sourceId: "1", value: aCard(), provenance: at(1) }], {
      store: shadow,
    });
    expect(store.all().map(({ pk }) => pk)).toEqual([
      "SHADOW#REPLAY#FILED#card#pokemon:en#tcgdex#1",
      `SHADOW#REPLAY#${setPartition(base)}`,
    ]);
    expect(store.all()).toMatchObject([{ expiresAtSeconds }, { sourceId: "1", expiresAtSeconds }]);
    const { fragments, merged } = await look(shadow);
    expect(fragments.map(({ pk, sourceId }) => [pk, sourceId])).toEqual([
      [setPartition(base), "1"],
    ]);
    expect(merged).toEqual([]);
    expect((await look(store)).fragments).toEqual([]);
    expect(shadowPrefix("REPLAY")).toBe("SHADOW#REPLAY#");
  });

  test("knows its own marks, and loses to who was there", async () => {
    const { store, shadow, look } = given();
    await store.save([{ fragments: [fragment("2")] }]);
    expect(await shadow.marks([fragment("1"), fragment("2")])).toEqual([undefined, undefined]);
    const merged = { item: { pk: "x", sk: "y", value: {}, sources: [], contentHash: "z" } };
    const writes = [
      { fragments: [], merged },
      { fragments: [fragment("1")], isFirst: true, merged },
    ];
    expect(await shadow.save(writes)).toEqual(["written", "written"]);
    expect(await shadow.save(writes)).toEqual(["written", "lost"]);
    expect(store.all().some(({ pk }) => pk === "x")).toBe(false);
    expect(await shadow.marks([fragment("1")])).toMatchObject([{ contentHash: sha256("a") }]);
    await shadow.retire([fragment("1")]);
    expect((await look(shadow)).fragments).toEqual([]);
    expect((await look(store)).fragments).toHaveLength(1);
  });

  test("has lists of its own, and leaves the languages to silver", async () => {
    const { store, shadow } = given();
    const item = {
      ...key,
      lists: { tcgdex: { ids: ["a"], provenance: at(1) } },
      contentHash: Sha256.parse(sha256("h")),
    };
    expect(await shadow.lists(key)).toBeUndefined();
    expect(await shadow.saveLists({ ...item }, undefined)).toBe("written");
    expect(await shadow.lists(key)).toMatchObject(item);
    expect(await store.lists(key)).toBeUndefined();
    expect(store.all()).toMatchObject([{ pk: `SHADOW#REPLAY#${key.pk}`, expiresAtSeconds }]);
    await shadow.addLanguage("pokemon", "en");
    expect(await store.languages("pokemon")).toEqual([]);
  });
});

describe("what follows from fragments", () => {
  const kind = cards(games);
  const item = (number: string, more: object = {}, source = "tcgdex") => {
    const value = { ...aCard({ number, crosswalk: {} }), ownNumber: number, ...more };
    return {
      ...fragmentKey(setPartition(base), source, number),
      ...{ sourceId: number, value, provenance: at(1, source) },
      ...{ contentHash: Sha256.parse(sha256(JSON.stringify(value))), observedAt: at(1).observedAt },
    };
  };
  const shelf = kind.shelfOf(item("1").value);
  /** Those in whose place something stands already; none of them has moved. */
  const over = (...standing: ReturnType<typeof item>[]) => ({
    ...{ standing: new Set(standing), filings: new Map() },
  });

  test("is what is other than it was, and names what it takes the place of", async () => {
    const store = memoryCatalogStore();
    const first = await changesOf(kind, shelf, [item("1")], store);
    expect(first).toMatchObject([
      { item: { value: { number: "1" }, sources: [{ sourceId: "1" }] } },
    ]);
    expect(first[0]).not.toHaveProperty("replaces");
    const { together } = writesOf([item("1")], first, over());
    await store.save(together);
    expect(await changesOf(kind, shelf, [item("1")], store)).toEqual([]);
    const other = await changesOf(kind, shelf, [item("1", { name: "Other" })], store);
    expect(other).toMatchObject([{ replaces: first[0]?.item.contentHash }]);
    // Its neighbours stay as they are.
    expect(await changesOf(kind, shelf, [item("2")], store)).toHaveLength(1);
  });

  test("is nothing where nobody says anything", async () => {
    expect(await changesOf(kind, shelf, [], memoryCatalogStore())).toEqual([]);
  });

  test("keeps what nobody says any more, without sources, once", async () => {
    const store = memoryCatalogStore();
    const due = [item("1")];
    await store.save(writesOf(due, await changesOf(kind, shelf, due, store), over()).together);
    const renumbered = [{ ...item("1", { number: "7", id: printingId(base, "7") }) }];
    const changes = await changesOf(kind, shelf, renumbered, store);
    expect(changes.map(({ item: { sk, sources } }) => [sk, sources.length]).sort()).toEqual([
      [expect.stringContaining("1"), 0],
      [expect.stringContaining("7"), 1],
    ]);
    const { before, together } = writesOf(renumbered, changes, over(...renumbered));
    expect(before).toMatchObject([{ fragments: [], merged: { item: { sources: [] } } }]);
    for (const write of [...before, ...together]) await store.save([write]);
    expect(await changesOf(kind, shelf, renumbered, store)).toEqual([]);
  });

  test("leaves alone what version 0.1.0 stored, of which nobody knows who said it", async () => {
    const store = memoryCatalogStore();
    const { shelf: find } = store;
    const old = { pk: setPartition(base), sk: `${cardPrefix}0009`, value: aCard({ number: "9" }) };
    store.shelf = async (of) => {
      const found = await find(of);
      const kept = { ...old, hasFragments: false, isSaid: true, contentHash: "old" };
      return { ...found, merged: [...found.merged, kept] };
    };
    const changes = await changesOf(kind, shelf, [item("1")], store);
    expect(changes.map(({ item: { sk } }) => sk)).not.toContain(old.sk);
  });

  test("is written with the fragments that it is made of, and the others by themselves", () => {
    const [one, two, three] = [item("1"), item("2"), item("3")];
    const source = ({ sourceId, provenance }: typeof one) => ({ ...provenance, sourceId });
    const of = (sk: string, ...from: (typeof one)[]) => ({
      item: { pk: "p", sk, value: {}, sources: from.map(source), contentHash: sk },
    });
    const changes = [of("a", one, two), of("b", one), of("c", item("9"))] as unknown as Parameters<
      typeof writesOf
    >[1];
    const { before, together } = writesOf([one, two, three], changes, over(two));
    expect(before).toEqual([
      { fragments: [], merged: changes[1] },
      { fragments: [], merged: changes[2] },
    ]);
    expect(together).toEqual([
      { fragments: [one, two], stood: [false, true], filings: [], merged: changes[0] },
      { fragments: [three], stood: [false], filings: [] },
    ]);
  });
});

describe("[ING-7] what a finding says of how a body is described", () => {
  test.each([
    ["variants_detailed[1].type: expected a text", "variants_detailed.type"],
    ["attacks[12].cost[3]", "attacks.cost"],
    ["", ""],
    ["x".repeat(61), "x".repeat(60)],
  ])("%j is about %j", (detail, subject) => {
    expect(subjectOf(detail)).toBe(subject);
  });

  test("is each field once, and other findings are none", () => {
    const finding = (code: string, detail: string) => ({ code, detail });
    expect(
      driftOf([
        finding("missing_field", "hp"),
        finding("missing_field", "hp"),
        finding("unexpected_value", "hp: expected a number"),
        finding("duplicate_number", "hp"),
      ]),
    ).toEqual(["missing_field hp", "unexpected_value hp"]);
    expect(["unknown_field", "unfitting_attribute", "contradiction"].map(isDrift)).toEqual([
      ...[true, true, false],
    ]);
  });
});

test("which language has sets is written down when a set is, and once a language", async () => {
  const store = memoryCatalogStore();
  const added: string[] = [];
  const deps = {
    store: { ...store, addLanguage: async (...of: string[]) => void added.push(of.join(" ")) },
  };
  const set = (name: string, language = "en") => {
    const id = setId("pokemon", language, name);
    return { sourceId: name, value: aSet({ id, language }), provenance: at(1) };
  };
  const all = [set("a"), set("b"), set("a", "de")];
  await recordAll("set", all, deps);
  expect(added).toEqual(["pokemon en", "pokemon de"]);
  await recordAll("set", all, deps);
  expect(added).toHaveLength(2);
});
