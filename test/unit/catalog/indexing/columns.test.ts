import { describe, expect, test } from "vitest";
import { attributeColumns } from "#functions/catalog/indexing/attribute-columns.ts";
import { growingColumn } from "#functions/catalog/indexing/index-column.ts";
import type { Attribute, GameDefinition } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { card } from "#test/support/catalogue/cards-in-index.ts";

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
