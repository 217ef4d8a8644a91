import { describe, expect, it } from "vitest";
import { readList } from "#functions/transfer/lists/index.ts";

const list = (...lines: readonly string[]) =>
  readList(lines.map((line, index) => ({ row: index + 1, cells: [line] })));

/** What a line says beyond one copy, no finish and no faults. */
const said = (line: string) => {
  const [row] = list(line).rows;
  if (row === undefined) throw new Error(`“${line}” was taken for a heading.`);
  const { row: _row, original: _original, ids: _ids, tags: _tags, ...more } = row;
  return Object.fromEntries(
    Object.entries(more).filter(([key, value]) =>
      key === "quantity" ? value !== 1 : !Array.isArray(value) || value.length > 0,
    ),
  );
};

const charizard = { name: "Charizard", setCode: "BS", number: "4" };
const mimikyu = { name: "Mimikyu", setCode: "TEU", number: "112" };
const jungle = { name: "Pikachu", setName: "Jungle" };
const holo = ["holofoil"];
const foil = ["foil"];

describe("lines of lists", () => {
  it.each([
    [
      "4 Sol Ring (CMM) 400 *F*",
      { quantity: 4, name: "Sol Ring", setCode: "CMM", number: "400", finish: foil },
    ],
    ["1x Charizard (BS) 4 *F*", { ...charizard, finish: foil }],
    ["1 Charizard (BS) 4 *E*", { ...charizard, finish: ["etched"] }],
    ["Charizard [BS] #4 foil", { ...charizard, finish: foil }],
    ["2 Nidoran♀ [BS] 55", { quantity: 2, name: "Nidoran♀", setCode: "BS", number: "55" }],
    ["1 Type: Null (SM) 110", { name: "Type: Null", setCode: "SM", number: "110" }],
    [
      "3 Professor's Research (Professor Oak) (CEL) 23 F",
      {
        quantity: 3,
        name: "Professor's Research (Professor Oak)",
        setCode: "CEL",
        number: "23",
        finish: foil,
      },
    ],
    ["1 Mimikyu TEU 112", mimikyu],
    ["1 Mimikyu TEU 112 PH", { ...mimikyu, finish: ["reverse holofoil"] }],
    ["SB: 2 Mimikyu TEU 112", { ...mimikyu, quantity: 2 }],
    ["* 2 Mimikyu TEU 112", { ...mimikyu, quantity: 2 }],
    ["2 Pikachu PR-SW 20", { quantity: 2, name: "Pikachu", setCode: "PR-SW", number: "20" }],
    [
      "Charizard 4/102 Base Set x2",
      { quantity: 2, name: "Charizard", number: "4/102", setName: "Base Set" },
    ],
    [
      "2 x Pikachu - Base Set 58/102 (Holo)",
      { quantity: 2, name: "Pikachu", number: "58/102", setName: "Base Set", finish: holo },
    ],
    [
      "Pikachu (Base Set) 58/102 (RH)",
      { name: "Pikachu", number: "58/102", setName: "Base Set", finish: ["reverse holofoil"] },
    ],
    ["Charizard 4/102", { name: "Charizard", number: "4/102" }],
    ["Charizard #4", { name: "Charizard", number: "4" }],
    ["4xOP01-016", { quantity: 4, number: "OP01-016" }],
    ["1 Nami OP01-016", { name: "Nami", number: "OP01-016" }],
    ["OP01-016 x4", { quantity: 4, number: "OP01-016" }],
    [
      "2 Nami (Alternate Art) (OP01-016)",
      { quantity: 2, name: "Nami (Alternate Art)", number: "OP01-016" },
    ],
    ["0 Pikachu", { quantity: 0, name: "Pikachu" }],
    ["Charizard ex (OBF 125)", { name: "Charizard ex", setCode: "OBF", number: "125" }],
    ["Pikachu (Jungle 60/64) x2", { quantity: 2, ...jungle, number: "60/64" }],
    ["2 025/165 Pikachu", { quantity: 2, name: "Pikachu", number: "025/165" }],
    ["ピカチュウ SV2a 025/165", { name: "ピカチュウ", setCode: "SV2a", number: "025/165" }],
    [
      "6 Basic {R} Energy SVE 2",
      { quantity: 6, name: "Basic Fire Energy", setCode: "SVE", number: "2" },
    ],
    ["2 Basic {L} Energy Energy 4", { quantity: 2, name: "Basic Lightning Energy" }],
    ["* 8 Fire Energy  2", { quantity: 8, name: "Fire Energy" }],
    ["12. Mimikyu TEU 112", mimikyu],
    ["2) 3x Mimikyu TEU 112", { ...mimikyu, quantity: 3 }],
    [
      "2 Pikachu (Jungle) 60/64 # of my brother",
      { quantity: 2, ...jungle, number: "60/64", notes: "of my brother" },
    ],
    ["Mimikyu TEU 112 #favourite", { ...mimikyu, notes: "favourite" }],
    ["Booster Box Evolving Skies", { name: "Booster Box Evolving Skies", isSealed: true }],
  ])("%s", (line, expected) => {
    expect(said(line)).toEqual(expected);
  });

  it.each([
    ["Pikachu NM $1.50", { condition: "near_mint", paid: { amount: 150, currency: "USD" } }],
    ["Pikachu, Near Mint, Japanese", { condition: "near_mint", language: "ja" }],
    ["Pikachu (Lightly Played) [JP]", { condition: "lightly_played", language: "ja" }],
    ["Pikachu [DE] 1,77 €", { language: "de", paid: { amount: 177, currency: "EUR" } }],
    [
      "Pikachu (PSA 10) (1st Edition)",
      { grade: { company: "psa", grade: "10" }, finish: ["1st edition"] },
    ],
    ["Pikachu CGC 9.5", { grade: { company: "cgc", grade: "9.5" } }],
    ["Pikachu (signed)", { isSigned: true }],
    ["Pikachu NM German", { condition: "near_mint", language: "de" }],
    ["Pikachu (NM, JP)", { condition: "near_mint", language: "ja" }],
    ["Pikachu - NM - JP", { condition: "near_mint", language: "ja" }],
    ["Pikachu x4 NM", { quantity: 4, condition: "near_mint" }],
    [
      "Pikachu (Reverse Holo) NM German €1.234,50",
      {
        ...{ finish: ["reverse holofoil"], condition: "near_mint", language: "de" },
        paid: { amount: 123450, currency: "EUR" },
      },
    ],
    ["Pikachu // from my brother", { notes: "from my brother" }],
  ])("%s says more than a name", (line, expected) => {
    expect(said(line)).toEqual({ name: "Pikachu", ...expected });
  });

  it.each([
    ...[
      "Unown [A]",
      "Unown F",
      "Luxray GL",
      "Infernape E4",
      "Charizard EX",
      "Mew ex",
      "Professor Oak (Full)",
    ],
    ...[
      "Farfetch'd",
      "Ho-Oh",
      "Porygon-Z",
      "Mr. Mime",
      "Dark Charizard",
      "Switch",
      "Energy Search",
    ],
    ...["Team Rocket's Mewtwo ex", "Nidoran♂", "Pokémon Center", "Item Finder", "Trainer's Mail"],
  ])("leaves %s as the name that it is", (name) => {
    expect(said(name)).toEqual({ name });
    expect(said(`3 ${name}`)).toEqual({ name, quantity: 3 });
  });

  it("takes headings, comments and rules for what they are, and tells them", () => {
    const lines = [
      ...["Sideboard", "Pokémon: 12", "Trainer (30)", "Total Cards: 60", "## Energy - 12", "Deck:"],
      ...[
        "****** Pokémon Trading Card Game Deck List ******",
        "// bought today",
        "# Binder 1",
        "----",
      ],
    ];
    const { rows, headings, notes } = list(...lines);
    expect(rows).toEqual([]);
    expect(headings.map(({ text }) => text)).toEqual(lines);
    expect(notes).toEqual([
      expect.stringContaining(
        "Taken for headings and comments: 1 (“Sideboard”), 2 (“Pokémon: 12”)",
      ),
    ]);
  });

  it.each(["1,000", "1.5", "1e3", "1.000", "-2"])(
    "takes no copy of a card of which a line says %s",
    (count) => {
      const [row] = list(`${count} Pikachu`).rows;
      expect(row?.faults).toMatchObject([{ field: "quantity", text: count, isFatal: true }]);
    },
  );

  it("keeps every line as it stands, with what is wrong in it", () => {
    const { rows } = list("-1 Pikachu", "99999 Eevee", "???", "a".repeat(201));
    expect(rows.map(({ original }) => original["text"]?.slice(0, 12))).toEqual([
      ...["-1 Pikachu", "99999 Eevee", "???", "a".repeat(12)],
    ]);
    expect(rows.map(({ faults }) => faults[0])).toMatchObject([
      {
        ...{ field: "quantity", text: "-1", isFatal: true },
        detail: "“-1” is below 0. The row cannot be taken.",
      },
      { field: "quantity", text: "99999", isFatal: true },
      { field: "name", text: "???", isFatal: true },
      { field: "name", isFatal: true },
    ]);
  });
});
