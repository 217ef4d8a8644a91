import fc from "fast-check";
import { expect, test } from "vitest";
import { listLines, listText } from "#functions/transfer/formats/index.ts";
import { readList } from "#functions/transfer/lists/index.ts";
import { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { exportedItems } from "#test/support/transfer/exported-items.ts";

const charizard = ExportedItem.parse({
  item: {
    id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
    printingId: "pokemon:en:base1-4",
    variant: "holo.unlimited",
    condition: "near_mint",
    language: "en",
    quantity: 2,
    version: 1,
    createdAt: "2026-01-02T00:00:00.000Z",
    updatedAt: "2026-01-02T00:00:00.000Z",
  },
  card: {
    game: "pokemon",
    name: "Charizard",
    setName: "Base Set",
    setCode: "BS",
    number: "4",
    printedTotal: 102,
    productIds: {},
    isSealed: false,
  },
  collection: { name: "Main", kind: "binder" },
});
const german = { ...charizard, item: { ...charizard.item, language: "de", quantity: 1 } };
const box = { ...charizard, card: { ...charizard.card, isSealed: true } };

test("[EXP-2] each kind of list names a card as its readers expect it", () => {
  expect(listLines("plain", [charizard]).lines).toEqual(["2 Charizard (BS) 4 *F*"]);
  expect(listLines("ptcg_live", [charizard]).lines).toEqual(["2 Charizard BS 4"]);
  expect(listLines("want_list", [charizard, german]).lines).toEqual([
    "2x Charizard (Base Set) 4",
    "1x Charizard (Base Set) 4 [DE]",
  ]);
});

test("[EXP-2] lots that a list cannot tell apart are one line", () => {
  expect(listLines("plain", [charizard, german]).lines).toEqual(["3 Charizard (BS) 4 *F*"]);
});

test("[EXP-2] what no line can name is told", () => {
  expect(listLines("plain", [box, charizard])).toEqual({
    lines: ["2 Charizard (BS) 4 *F*"],
    unwritten: [box],
  });
  const other = { ...charizard, card: { ...charizard.card, game: "onepiece" } };
  expect(listLines("ptcg_live", [other]).unwritten).toEqual([other]);
});

test("[EXP-2] each line ends with a line feed", () => {
  expect(listText(["a", "b"])).toBe("a\nb\n");
  expect(listText([])).toBe("");
});

test("[EXP-2] every copy is in a line or told, whatever the cards are called", () => {
  fc.assert(
    fc.property(
      fc.array(exportedItems),
      fc.constantFrom("plain", "ptcg_live", "want_list"),
      (items, kind) => {
        const { lines, unwritten } = listLines(kind, items);
        const written = lines.reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
        const left = unwritten.reduce((sum, { item }) => sum + item.quantity, 0);
        expect(written + left).toBe(items.reduce((sum, { item }) => sum + item.quantity, 0));
        for (const line of lines) expect(line).not.toMatch(/[\r\n]/);
      },
    ),
  );
});

test("[EXP-2] lists are read again as the same cards", () => {
  const names = ["Charizard", "Nidoran♀", "Type: Null", "Professor's Research (Professor Oak)"];
  for (const kind of ["plain", "ptcg_live", "want_list"] as const) {
    for (const name of names) {
      const one = { ...charizard, card: { ...charizard.card, name } };
      const lines = listLines(kind, [one]).lines.map((line, at) => ({
        row: at + 1,
        cells: [line],
      }));
      const [said] = readList(lines).rows;
      expect([kind, said?.name, said?.number, said?.quantity]).toEqual([kind, name, "4", 2]);
      const set = kind === "want_list" ? said?.setName : said?.setCode;
      expect([kind, set]).toEqual([kind, kind === "want_list" ? "Base Set" : "BS"]);
    }
  }
  const [wanted] = listLines("want_list", [german]).lines;
  expect(readList([{ row: 1, cells: [wanted ?? ""] }]).rows[0]?.language).toBe("de");
});
