import { describe, expect, test } from "vitest";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { PackedCards } from "#functions/catalog/indexing/packed-cards.ts";
import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { base } from "#test/support/catalogue/base-set.ts";
import { card } from "#test/support/catalogue/cards-in-index.ts";
import { aCard, aSet } from "#test/support/catalogue/catalog.ts";

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
