import { describe, expect, test } from "vitest";
import type { SilverStore } from "#functions/catalog/index.ts";
import { shadowPrefix, shadowStore } from "#functions/catalog/silver/shadow-store.ts";
import { cardPrefix, fragmentKey, setPartition } from "#schemas/storage/catalog-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { at, base, key } from "#test/support/catalogue/base-set.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { recordAll } from "#test/support/catalogue/silver.ts";

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
