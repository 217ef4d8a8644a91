import { describe, expect, test } from "vitest";
import { cards } from "#functions/catalog/silver/mergeables.ts";
import { changesOf, writesOf } from "#functions/catalog/silver/silver-changes.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import { cardPrefix, fragmentKey, setPartition } from "#schemas/storage/catalog-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { at, base } from "#test/support/catalogue/base-set.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";

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
