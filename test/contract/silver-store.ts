import { describe, expect, test } from "vitest";
import { findCard } from "#functions/catalog/index.ts";
import type { Filing, SilverWrite } from "#functions/catalog/silver/silver-store.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import {
  cardKey,
  cardPrefix,
  fragmentKey,
  membersKey,
  setPartition,
} from "#schemas/storage/catalog-items.ts";
import { filedKey } from "#schemas/storage/filed-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll, recordCards, recordSet } from "#test/support/catalogue/silver.ts";

import type { WholeStore } from "./catalog-store.ts";

const early = aProvenance({ observedAt: "2026-02-01T06:00:00.000Z" });
const late = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
const base = setId("pokemon", "en", "base1");

/** A fragment and the card that it makes, as one write. */
function writeOf(number: string, say: { text: string; observedAt: string; replaces?: string }) {
  const { text, observedAt, replaces } = say;
  const card = aCard({ number, rarity: text });
  const contentHash = sha256(text);
  const write: SilverWrite = {
    fragments: [
      {
        ...fragmentKey(setPartition(base), "tcgdex", number),
        ...{ sourceId: number, value: card, provenance: aProvenance({ observedAt }) },
        ...{ contentHash, observedAt },
      },
    ],
    merged: {
      item: { ...cardKey(card.id), value: card, sources: [], contentHash },
      ...(replaces !== undefined && { replaces: sha256(replaces) }),
    },
  };
  return write;
}

/** A fragment of the source's card `x-4` lies under a set's shelf from now on. */
function filingUnder(set: string): Filing {
  const pk = setPartition(`pokemon:en:${set}`);
  const shelf = { fragments: pk, merged: pk, sortKeys: [{ prefix: cardPrefix }] };
  const key = filedKey("card#pokemon:en", "tcgdex", "x-4");
  return { item: { ...key, shelf, contentHash: sha256(set) } };
}

const [first, second] = ["2026-02-02T06:00:00.000Z", "2026-02-03T06:00:00.000Z"] as const;
const refusals = [
  { of: "observed before", say: { text: "other", observedAt: early.observedAt } },
  { of: "observed then with the same content", say: { text: "before", observedAt: first } },
  {
    of: "merged into another card than the one there",
    say: { text: "other", observedAt: second, replaces: "somebody else's" },
  },
];

/** What every store promises those who write the catalogue, on the fake and on DynamoDB. */
export function silverStoreContract(name: string, emptyStore: () => Promise<WholeStore>) {
  describe(`${name} is a SilverStore`, () => {
    test.each(refusals)("[ING-2] a write $of is lost whole", async ({ say }) => {
      const store = await emptyStore();
      expect(await store.save([writeOf("4", { text: "before", observedAt: first })])).toEqual([
        "written",
      ]);
      expect(await store.save([writeOf("4", { replaces: "before", ...say })])).toEqual(["lost"]);
      const [mark] = await store.marks([fragmentKey(setPartition(base), "tcgdex", "4")]);
      expect(mark).toEqual({ contentHash: sha256("before"), observedAt: first });
      expect((await store.cards([aCard().id]))[0]?.value.rarity).toBe("before");
    });

    test("[ING-2] what is said for the first time is lost where somebody has said it", async () => {
      const store = await emptyStore();
      const said = writeOf("4", { text: "before", observedAt: first });
      expect(await store.save([{ ...said, stood: [false] }])).toEqual(["written"]);
      const { fragments } = writeOf("4", { text: "after", observedAt: second });
      const other = writeOf("5", { text: "after", observedAt: second });
      const both = { ...other, fragments: [...other.fragments, ...fragments] };
      expect(await store.save([{ ...both, stood: [false, false] }])).toEqual(["lost"]);
      expect(await store.marks(other.fragments)).toEqual([undefined]);
    });

    describe("[ING-2] where a fragment lies", () => {
      const [here, there] = [filingUnder("base1"), filingUnder("base2")];
      const moved = { ...here, item: there.item, replaces: here.item.contentHash };
      const said = (number: string, filings: readonly Filing[], stood?: boolean) => ({
        ...writeOf(number, { text: "a", observedAt: first }),
        ...{ filings, ...(stood !== undefined && { stood: [stood] }) },
      });

      test("is found by what its source calls it, and changes with what is said", async () => {
        const store = await emptyStore();
        const [key, other] = [here.item, filedKey("card#pokemon:en", "tcgdex", "x-5")];
        expect(await store.filed([key, other])).toEqual([undefined, undefined]);
        expect(await store.save([said("4", [here], false)])).toEqual(["written"]);
        expect(await store.filed([other, key])).toEqual([undefined, here.item]);
        expect(await store.save([said("5", [moved], false)])).toEqual(["written"]);
        expect(await store.filed([key])).toEqual([there.item]);
      });

      test.each<[string, readonly Filing[], boolean | undefined]>([
        ["another has filed it for the first time", [here], undefined],
        ["another has filed it elsewhere", [{ ...moved, replaces: sha256("z") }], undefined],
        [
          "it lies where it was said to have left",
          [{ ...moved, left: fragmentKey(setPartition(base), "tcgdex", "4") }],
          undefined,
        ],
        ["what stood there has gone", [moved], true],
      ])("is not changed where %s, and nothing is said", async (_why, filings, stood) => {
        const store = await emptyStore();
        await store.save([said("4", [here])]);
        const write = said("5", filings, stood);
        expect(await store.save([write])).toEqual(["lost"]);
        expect(await store.filed([here.item])).toEqual([here.item]);
        expect(await store.marks(write.fragments)).toEqual([undefined]);
      });
    });

    test.each([
      { when: "later", observedAt: second },
      { when: "at the same moment, by another normaliser", observedAt: first },
    ])("[LAKE-6] other content observed $when takes the place", async ({ observedAt }) => {
      const store = await emptyStore();
      await store.save([writeOf("4", { text: "before", observedAt: first })]);
      const next = writeOf("4", { text: "after", observedAt, replaces: "before" });
      expect(await store.save([next])).toEqual(["written"]);
      expect((await store.cards([aCard().id]))[0]?.value.rarity).toBe("after");
    });

    test("of 130 writes the lost ones hold no other back, each verdict in its place", async () => {
      const store = await emptyStore();
      const numbers = Array.from({ length: 130 }, (_none, index) => String(index + 1));
      await store.save(numbers.map((one) => writeOf(one, { text: "before", observedAt: first })));
      const isStale = (at: number) => at % 5 === 2;
      const verdicts = await store.save(
        numbers.map((one, at) =>
          writeOf(one, {
            ...{ text: "after", replaces: "before" },
            observedAt: isStale(at) ? early.observedAt : second,
          }),
        ),
      );
      expect(verdicts).toEqual(numbers.map((_none, at) => (isStale(at) ? "lost" : "written")));
      const shelf = { fragments: setPartition(base), merged: setPartition(base) };
      const { fragments, merged } = await store.shelf({
        ...shelf,
        sortKeys: [{ prefix: cardPrefix }],
      });
      expect([fragments.length, merged.length]).toEqual([130, 130]);
    });

    test("what is merged says whether anybody says it still", async () => {
      const store = await emptyStore();
      const [said, unsaid] = ["4", "5"].map((number) =>
        writeOf(number, { text: "a", observedAt: first }),
      );
      const source = { ...aProvenance(), sourceId: "4", contentHash: sha256("a") };
      const item = { ...said?.merged?.item, sources: [source] };
      const write = { ...said, merged: { item } } as unknown as SilverWrite;
      await store.save([write, ...(unsaid ? [unsaid] : [])]);
      const { merged } = await store.shelf({
        ...{ fragments: setPartition(base), merged: setPartition(base) },
        sortKeys: [{ is: cardKey(aCard({ number: "4" }).id).sk }, { prefix: cardPrefix }],
      });
      expect(merged.map(({ hasFragments, isSaid }) => [hasFragments, isSaid])).toEqual([
        ...[
          [true, true],
          [true, true],
          [true, false],
        ],
      ]);
      expect(await store.lists(membersKey(base))).toBeUndefined();
    });

    test("of two who changed the same list, one is told that it is late", async () => {
      const store = await emptyStore();
      const item = (hash: string) => ({
        ...membersKey(base),
        lists: { tcgdex: { ids: [hash], provenance: early } },
        contentHash: sha256(hash),
      });
      expect(await store.saveLists(item("a"), undefined)).toBe("written");
      expect(await store.saveLists(item("b"), undefined)).toBe("lost");
      expect(await store.saveLists(item("b"), sha256("a"))).toBe("written");
      expect((await store.lists(membersKey(base)))?.lists["tcgdex"]?.ids).toEqual(["b"]);
    });

    test("[CAT-4] the same card again is no write, though it was observed later", async () => {
      const store = await emptyStore();
      const before = await recordCards([{ card: aCard(), provenance: early }], { store });
      const again = await recordCards([{ card: aCard(), provenance: late }], { store });
      expect(before).toEqual({ written: 1, unchanged: 0, older: 0 });
      expect(again).toEqual({ written: 0, unchanged: 1, older: 0 });
    });

    test("[ING-2] a change that was observed earlier never replaces a later one", async () => {
      const store = await emptyStore();
      await recordCards([{ card: aCard({ rarity: "new" }), provenance: late }], { store });
      const old = [{ card: aCard({ rarity: "old" }), provenance: early }];
      expect(await recordCards(old, { store })).toEqual({ written: 0, unchanged: 0, older: 1 });
      expect((await findCard(aCard().id, { store }))?.rarity).toBe("new");
    });

    test("[ING-2] of many who write the same cards at once, nobody's are lost", async () => {
      const store = await emptyStore();
      const numbers = Array.from({ length: 60 }, (_none, index) => String(index + 1));
      const sources = ["tcgdex", "pokemontcg", "tcgcsv"];
      await Promise.all(
        sources.map((source) =>
          recordCards(
            numbers.map((number) => ({
              card: aCard({ number, crosswalk: { [source]: number } }),
              provenance: aProvenance({ source }),
            })),
            { store },
          ),
        ),
      );
      const cards = await store.cards(numbers.map((number) => aCard({ number }).id));
      const names = cards.map(({ value }) => Object.keys(value.crosswalk).sort().join());
      expect(new Set(names)).toEqual(new Set(["pokemontcg,tcgcsv,tcgdex"]));
      expect(cards).toHaveLength(60);
    });

    test("[LAKE-6] a fragment is taken away as it was read, and stays when it has changed since", async () => {
      const store = await emptyStore();
      const writes = ["4", "5"].map((number) => writeOf(number, { text: "a", observedAt: first }));
      await store.save(writes);
      const shelf = { fragments: setPartition(base), merged: setPartition(base), sortKeys: [] };
      const { fragments } = await store.shelf(shelf);
      await store.save([writeOf("5", { text: "b", observedAt: second, replaces: "a" })]);
      await store.retire(fragments);
      await store.retire(fragments);
      const { fragments: left } = await store.shelf(shelf);
      expect(left.map(({ sourceId, observedAt }) => [sourceId, observedAt])).toEqual([
        ["5", second],
      ]);
    });

    test("[LAKE-6] every place is found where a source says or lists something", async () => {
      const store = await emptyStore();
      await recordSet({ set: aSet(), members: [], provenance: early }, { store });
      await recordCards([{ card: aCard(), provenance: early }], { store });
      const list = { game: "pokemon", language: "en", setIds: [base] };
      await recordAll("sets-listed", [{ sourceId: "sets", value: list, provenance: early }], {
        store,
      });
      const found = await Promise.all(["tcgdex", "another"].map((one) => store.places(one)));
      const lists = ["GAME#pokemon\nLISTED#en", `SET#${base}\nMEMBERS`];
      expect(found.map(({ names }) => [...names].sort())).toEqual([
        [lists[0], `SET#${base}`, lists[1], `SETFRAGMENTS#${base}`].sort(),
        lists,
      ]);
    });
  });
}
