import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cardPacker, PackedCards } from "#functions/catalog/indexing/packed-cards.ts";
import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import { card } from "#test/support/catalogue/cards-in-index.ts";

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

  test("are read as a format before packed them, each block as one list", () => {
    const block = deflateRawSync(JSON.stringify(many.slice(0, 8))).toString("base64");
    expect(names(new PackedCards([block]).at([7, 0]))).toEqual(["Card 7", "Card 0"]);
  });
});
