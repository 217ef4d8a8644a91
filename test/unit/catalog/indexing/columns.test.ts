import { describe, expect, test } from "vitest";
import { attributeColumns } from "#functions/catalog/indexing/attribute-columns.ts";
import { growingColumn } from "#functions/catalog/indexing/index-column.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { add, both, either } from "#functions/catalog/indexing/matches.ts";
import { cardPacker, PackedCards } from "#functions/catalog/indexing/packed-cards.ts";
import { setInIndex } from "#functions/catalog/indexing/set-in-index.ts";
import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Attribute, GameDefinition } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { aCard, aSet } from "#test/support/catalog.ts";

const base = setId("pokemon", "en", "base1");
const card = (change: object = {}): CatalogCard => ({
  ...{ ...aCard(), ...change },
  ...{ status: "current", provenance: [] },
});

describe("a column that grows", () => {
  test("holds each value once, in its order, and says which each card has", () => {
    const column = growingColumn<string>(byCodeUnits);
    for (const value of ["b", "a", "b", "c"]) column.add(value);
    expect(column.done()).toEqual({ values: ["a", "b", "c"], codes: [1, 0, 1, 2] });
  });

  test("of lists tells equal ones by what is in them", () => {
    const column = growingColumn<readonly number[]>();
    for (const value of [[1, 2], [], [1, 2], [2, 1]]) column.add(value);
    const { values, codes } = column.done();
    expect(codes.map((code) => values[code])).toEqual([[1, 2], [], [1, 2], [2, 1]]);
    expect(values).toHaveLength(3);
  });
});

describe("columns of what only a game's cards have", () => {
  const field = { also: [] };
  const attribute = (more: object) =>
    ({ label: "", description: "", field, ...more }) as unknown as Attribute;
  const definition = {
    ...pokemon,
    species: { attribute: "dexIds", label: "Species" },
    fields: {
      said: { kind: "prose", of: [{ attribute: "hidden" }, { attribute: "parts", parts: ["a"] }] },
      weak: { kind: "text", of: [{ attribute: "parts", parts: ["b", "a"] }] },
    },
    attributes: {
      parts: attribute({ kind: "entries", parts: { a: "text", b: "text" }, field: undefined }),
      rank: attribute({ kind: "number" }),
      dexIds: attribute({ kind: "list", of: "number", field: undefined }),
      born: attribute({ kind: "date" }),
      text: attribute({ kind: "text" }),
      tags: attribute({ kind: "list", of: "text" }),
      isOld: attribute({ kind: "flag" }),
      legal: attribute({ kind: "legality" }),
      hidden: attribute({ kind: "text", field: undefined }),
    },
  } as unknown as GameDefinition;
  const generations = [
    { id: 1, name: "I", speciesCount: 1, firstDexId: 1, lastDexId: 151 },
    { id: 2, name: "II", speciesCount: 1, firstDexId: 152, lastDexId: 251 },
  ];
  const columns = (...all: object[]) => {
    const growing = attributeColumns(definition);
    for (const attributes of all) growing.add(card({ attributes }));
    return growing.done(generations);
  };
  const cells = <Value>(
    column: { values: readonly Value[]; codes: readonly number[] } | undefined,
  ) => column?.codes.map((code) => column.values[code]);

  test("are numbers, days and texts, each kind by itself, and what cannot be searched has none", () => {
    const { texts, numbers, dates, prose } = columns({});
    expect(Object.keys(texts).sort()).toEqual(["isOld", "legal", "tags", "text", "weak"]);
    expect(Object.keys(prose)).toEqual(["said"]);
    expect(Object.keys(numbers).sort()).toEqual(["dexIds", "generation", "rank"]);
    expect(Object.keys(dates)).toEqual(["born"]);
  });

  test("hold what cards say, and nothing where they say nothing", () => {
    const { texts, numbers, dates } = columns(
      { rank: 3, dexIds: [25, 152], born: "2026-02-01", text: "a", tags: ["b", "c"] },
      {},
      { isOld: true, legal: { standard: true, expanded: false } },
      { isOld: false, legal: {} },
    );
    expect(cells(numbers["rank"])).toEqual([[3], [], [], []]);
    expect(cells(numbers["dexIds"])).toEqual([[25, 152], [], [], []]);
    expect(cells(dates["born"])).toEqual(["2026-02-01", "", "", ""]);
    expect(cells(texts["text"])?.slice(0, 2)).toEqual([{ words: ["a"] }, { words: [] }]);
    expect(cells(texts["tags"])?.[0]).toEqual({ words: ["b", "c"] });
    expect(cells(texts["isOld"])?.slice(1)).toEqual([
      ...[{ words: [] }, { words: [], exact: ["yes"] }, { words: [], exact: ["no"] }],
    ]);
    expect(cells(texts["legal"])?.slice(2)).toEqual([{ words: ["standard"] }, { words: [] }]);
  });

  test("hold sentences folded and once, for each card those that it has, and words of parts", () => {
    const { texts, prose } = columns(
      { hidden: "Write 2<br>lines!", parts: [{ a: "Áb", b: "x" }, { b: "y" }] },
      {},
      { hidden: "ab", parts: [{ a: "?" }, { a: "ab" }] },
    );
    expect(prose["said"]?.texts).toEqual(["ab", "write 2 lines"]);
    expect(cells(prose["said"])).toEqual([[0, 1], [], [0]]);
    expect(cells(texts["weak"])).toEqual([
      ...[{ words: ["x", "Áb", "y"] }, { words: [] }, { words: ["?", "ab"] }],
    ]);
  });

  test("hold the generations of a card's species, from the first to the last of each", () => {
    const { numbers } = columns(
      ...[[1], [151], [152], [25, 251], [252], [0], []].map((dexIds) => ({ dexIds })),
    );
    expect(cells(numbers["generation"])).toEqual([[1], [1], [2], [1, 2], [], [], []]);
  });
});

describe("cards that are packed", () => {
  const many = Array.from({ length: 19 }, (_none, at) => card({ name: `Card ${at}` }));
  const names = (cards: readonly CatalogCard[]) => cards.map(({ name }) => name);

  test.each([0, 1, 8, 9, 16, 19])("%i of them are found at their places again", (count) => {
    const packer = cardPacker();
    for (const one of many.slice(0, count)) packer.add(one);
    const blocks = packer.done();
    expect(blocks).toHaveLength(Math.ceil(count / 8));
    const places = many
      .slice(0, count)
      .map((_one, at) => at)
      .reverse();
    expect(names(new PackedCards(blocks).at(places))).toEqual(
      names(many.slice(0, count)).toReversed(),
    );
    expect(new PackedCards(blocks).at([count, 99])).toEqual([]);
  });

  test("are changed at some places, packed or not, and nowhere else", () => {
    const packer = cardPacker();
    for (const one of many) packer.add(one);
    packer.change(new Set([0, 9, 18]), (one) => ({ ...one, name: `${one.name} changed` }));
    const found = names(new PackedCards(packer.done()).at(many.map((_one, at) => at)));
    const changed = found.flatMap((name, at) => (name.endsWith("changed") ? [at] : []));
    expect(changed).toEqual([0, 9, 18]);
    expect(found[9]).toBe("Card 9 changed");
  });
});

describe("matches", () => {
  const of = (...bits: number[]) => Uint8Array.from(bits);
  test("of both, and of either", () => {
    expect(both(of(1, 1, 0, 0), of(1, 0, 1, 0))).toEqual(of(1, 0, 0, 0));
    expect(either(of(1, 1, 0, 0), of(1, 0, 1, 0))).toEqual(of(1, 1, 1, 0));
  });

  test("have scores that add up", () => {
    const scores = new Float64Array(2);
    add(scores, 1, 2);
    add(scores, 1, 3);
    add(scores, 0);
    expect([...scores]).toEqual([0, 5]);
  });
});

describe("a set's cards in an index", () => {
  const listOf = (...names: [set: string, number: string][]) => {
    const ids = names.map(([set, number]) => printingId(setId("pokemon", "en", set), number));
    return {
      ids,
      cardsAt: (places: readonly number[]) => places.map((at) => card({ id: ids[at] })),
    };
  };
  const current = listOf(
    ["aaa", "1"],
    ["base1", "1"],
    ["base1", "2"],
    ["base1", "10"],
    ["ccc", "1"],
  );
  const removed = listOf(["base1", "3"], ["ddd", "1"]);
  const page = (limit: number, after?: string, lists = [current, removed], id = base) =>
    setInIndex(lists, id, { limit, ...(after && { after: printingId(base, after) }) }, pokemon);
  const numbers = (found: ReturnType<typeof page>) =>
    found?.cards.map(({ id }) => id.slice(id.lastIndexOf("-") + 1));

  test("come in the order of their numbers, of all lists together", () => {
    expect(numbers(page(9))).toEqual(["1", "2", "3", "10"]);
    expect(page(9)?.hasMore).toBe(false);
    expect(page(4)?.hasMore).toBe(false);
  });

  test("come a page at a time, each after the one before", () => {
    expect([numbers(page(2)), page(2)?.hasMore]).toEqual([["1", "2"], true]);
    expect([numbers(page(2, "2")), page(2, "2")?.hasMore]).toEqual([["3", "10"], false]);
    expect([numbers(page(1, "3")), page(1, "3")?.hasMore]).toEqual([["10"], false]);
    expect([numbers(page(2, "10")), page(2, "10")?.hasMore]).toEqual([[], false]);
  });

  test("are unknown where no list has one of the set", () => {
    expect(page(9, undefined, [listOf(["aaa", "1"]), listOf(["zzz", "1"])])).toBeUndefined();
    expect(page(9, undefined, [])).toBeUndefined();
    expect(numbers(page(9, undefined, [removed]))).toEqual(["3"]);
  });
});

describe("what an index holds of a card", () => {
  const indexed = (
    ...entries: { card: CatalogCard; set?: ReturnType<typeof aSet> | undefined }[]
  ) => indexContent(pokemon, entries as Parameters<typeof indexContent>[1], []);

  test("is the day and the year of its set, and none where that has none", () => {
    const dated = aSet({ releasedOn: "1999-01-09" });
    const { releasedOn: _none, ...undated } = aSet();
    const file = indexed(
      { card: card({ id: printingId(base, "1"), number: "1" }), set: dated },
      { card: card({ id: printingId(base, "2"), number: "2" }), set: undated as typeof dated },
      { card: card({ id: printingId(base, "3"), number: "3" }) },
    );
    const cells = <Value>({
      values,
      codes,
    }: {
      values: readonly Value[];
      codes: readonly number[];
    }) => codes.map((code) => values[code]);
    expect(cells(file.released)).toEqual(["1999-01-09", "", ""]);
    expect(file.numbers["year"] && cells(file.numbers["year"])).toEqual([[1999], [], []]);
  });

  test("is found by nobody once it is removed, and is kept for its set's list", () => {
    const gone = { ...card({ id: printingId(base, "2") }), status: "removed" as const };
    const file = indexed({ card: card(), set: aSet() }, { card: gone, set: aSet() });
    expect(file.ids).toEqual([aCard().id]);
    expect(file.removed?.ids).toEqual([gone.id]);
    expect(new PackedCards(file.removed?.cards ?? []).at([0])[0]?.id).toBe(gone.id);
    expect(file).not.toHaveProperty("sharedIds");
  });

  test("stands in the order of sets and numbers, and names in that of their folded text", () => {
    const of = (set: string, number: string, name: string) => {
      const id = setId("pokemon", "en", set);
      return {
        card: card({ id: printingId(id, number), setId: id, number, name }),
        set: aSet({ id }),
      };
    };
    const file = indexed(
      of("b", "2", "éclair"),
      of("b", "10", "Zoo"),
      of("a", "1", "Eclair"),
      of("b", "1", "abc"),
    );
    expect(file.ids.map((id) => id.split(":")[2])).toEqual(["a-1", "b-1", "b-2", "b-10"]);
    expect(file.name.values).toEqual(["abc", "Eclair", "éclair", "Zoo"]);
  });
});
