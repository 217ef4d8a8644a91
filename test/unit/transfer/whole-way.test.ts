import { describe, expect, it, test } from "vitest";
import { tableOf } from "#test/support/transfer/matched.ts";
import { smallCatalogue } from "#test/support/transfer/small-catalogue.ts";
import { lotsInShort, rowsInShort, wholeWay } from "#test/support/transfer/whole-way.ts";

const table = await tableOf(smallCatalogue);

const quoted = (csv: string) =>
  csv
    .split("\n")
    .map(
      (line) =>
        `${line
          .split(",")
          .map((cell) => `"${cell}"`)
          .join(",")}\r\n`,
    )
    .join("");
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

const prices =
  "TCG Market Price,TCG Direct Low,TCG Low Price With Shipping,TCG Low Price,Total Quantity,Add to Quantity,TCG Marketplace Price,Photo URL";

describe("[IMP-1] a file of", () => {
  it.each<[string, string, string | Uint8Array, readonly string[]]>([
    [
      "the TCGplayer app, after a spreadsheet has made numbers and days of numbers",
      "tcgplayer_app",
      `Quantity,Name,Simple Name,Set,Card Number,Set Code,Printing,Condition,Language,Rarity,Product ID,SKU
1,Charizard - 4/102,Charizard,Base Set,Apr-02,BS,Unlimited Holofoil,Near Mint,English,Holo Rare,4.2382E+04,1.1E+07
2,Pikachu - 025/165,Pikachu,151,25,MEW,Reverse Holofoil,Lightly Played,English,Common,,
1,Charizard ex - 006/165,Charizard ex,151,6,MEW,Holofoil,Near Mint Holofoil,English,Double Rare,,
1,Nami (Alternate Art),Nami,Romance Dawn,OP01-016,OP01,Foil,Near Mint Foil,English,Rare,,`,
      [
        "1 x en:base1-4 holo.unlimited near_mint en",
        "2 x en:sv03.5-025 reverse lightly_played en",
        "1 x en:sv03.5-006 holo near_mint en",
        "1 x en:op-01-016_5fp1 normal near_mint en",
      ],
    ],
    [
      "TCGplayer's sellers, quoted, with CRLF",
      "tcgplayer_seller",
      quoted(`TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,${prices}
111,Pokemon,Base Set,Charizard,,4/102,Holo Rare,Near Mint Unlimited Holofoil,300.00,,,,2,1,310.00,
112,Pokemon,SV: Scarlet & Violet 151,Pikachu,,025/165,Common,Moderately Played Reverse Holofoil,1.00,,,,1,0,1.20,
113,One Piece Card Game,Romance Dawn,Nami,,OP01-016,Rare,Near Mint,1.00,,,,4,0,1.20,`),
      [
        "3 x en:base1-4 holo.unlimited near_mint",
        "1 x en:sv03.5-025 reverse moderately_played",
        "4 x en:op-01-016 normal near_mint",
      ],
    ],
    [
      "TCGplayer's newer collections",
      "tcgplayer_collection",
      `Product ID,TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,Printing,${prices}
42382,111,Pokemon,Base Set,Charizard,,4/102,Holo Rare,Heavily Played,1st Edition Holofoil,300.00,,,,1,0,310.00,`,
      ["1 x en:base1-4 holo.shadowless.1st-edition heavily_played"],
    ],
    [
      "Collectr, saved again by a German spreadsheet",
      "collectr",
      `\ufeffPortfolio Name;Category;Set;Product Name;Card Number;Rarity;Variance;Grade;Card Condition;Average Cost Paid;Quantity;Market Price (As of 2026-11-01);Price Override;Watchlist;Date Added;Notes
Main;Pokemon;Base Set;Charizard;4/102;Holo Rare;Unlimited Holofoil;PSA 9;Near Mint;1.412,50;1;1.500,00;;FALSCH;30.06.2026;
Main;Pokemon;151;Pikachu;25;Common;Normal;Ungraded;Near Mint;0,5;3;1,00;;FALSCH;30.06.2026;`,
      [
        "1 x en:base1-4 holo.unlimited psa 9 141250 EUR",
        "3 x en:sv03.5-025 normal near_mint 50 EUR",
      ],
    ],
    [
      "ManaBox as UTF-16 with tabs, whose `normal` says that a card is no foil",
      "manabox",
      utf16(
        `Binder Name,Binder Type,Name,Set code,Set name,Collector number,Foil,Rarity,Quantity,ManaBox ID,Scryfall ID,Purchase price,Misprint,Altered,Condition,Language,Purchase price currency
Mine,binder,Charizard ex,MEW,151,006,normal,rare,1,,,3.5,false,false,light_played,en,USD
Mine,binder,Pikachu,MEW,151,025,foil,common,1,,,,false,false,near_mint,de,
Mine,binder,Zapdos,MEW,151,145,normal,rare,1,,,,false,false,mint,en,`.replaceAll(",", "\t"),
      ),
      [
        "1 x en:sv03.5-006 holo moderately_played en 350 USD",
        "1 x en:sv03.5-025 reverse near_mint de",
        "1 x en:sv03.5-145 holo near_mint en",
      ],
    ],
    [
      "Moxfield, quoted, with CRLF",
      "moxfield",
      quoted(`Count,Tradelist Count,Name,Edition,Condition,Language,Foil,Tags,Last Modified,Collector Number,Alter,Proxy,Purchase Price
2,1,Charizard ex,mew,Good (Lightly Played),English,,,2026-01-02 03:04:05,006,False,False,$1.20
1,0,Pikachu,mew,Played,Japanese,foil,,2026-01-02 03:04:05,025,False,False,`),
      ["2 x en:sv03.5-006 holo lightly_played en 120 USD"],
    ],
    [
      "Archidekt in Windows-1252, with Excel's numbers",
      "archidekt",
      Buffer.from(
        `Quantity,Name,Finish,Condition,Date Added,Language,Purchase Price,Tags,Edition Name,Edition Code,Multiverse Id,Scryfall ID,Collector Number
1,Charizard ex,Normal,NM,2026-01-02,EN,"\u20ac 1,77",Pok\u00e9mon,151,mew,0,,6
2,Pikachu,Foil,HP,2026-01-02,FR,,,151,mew,0,,25`.replace("\u20ac", "\u0080"),
        "latin1",
      ),
      [
        "1 x en:sv03.5-006 holo near_mint en 177 EUR",
        "2 x en:sv03.5-025 reverse heavily_played fr",
      ],
    ],
    [
      "Deckbox, with blank conditions and a row of totals",
      "deckbox",
      `Count,Tradelist Count,Name,Edition,Edition Code,Card Number,Condition,Language,Foil,Signed,Artist Proof,Altered Art,Misprint,Promo,Textless,Printing Id,Printing Note,Tags,My Price
1,0,Charizard,Base Set,BS,4,,English,foil,signed,,,,,,1,,,$0.00
2,0,Pikachu,151,MEW,25,Near Mint,English,,,,,,,,1,,,$0.00
Total,3`,
      ["1 x en:base1-4 holo.unlimited near_mint en", "2 x en:sv03.5-025 normal near_mint en"],
    ],
    [
      "Dragon Shield, with its line for the separator",
      "dragon_shield",
      `"sep=,"\r\nFolder Name,Quantity,Trade Quantity,Card Name,Set Code,Set Name,Card Number,Condition,Printing,Language,Price Bought,Date Bought,LOW,MID,MARKET\r\nBox,1,0,Charizard,BS,Base Set,4,LightPlayed,Unlimited Holofoil,English,12.5,2026-01-02,1,2,3\r\nBox,1,0,Pikachu,MEW,151,25,Excellent,Normal,German,0.5,2026-01-02,1,2,3\r\n`,
      [
        "1 x en:base1-4 holo.unlimited moderately_played en 1250 EUR",
        "1 x en:sv03.5-025 normal lightly_played de 50 EUR",
      ],
    ],
    [
      "Dragon Shield's app for phones, with a blank after each comma",
      "dragon_shield_mobile",
      `Quantity, Name, CardNumber, Expansion Code, Expansion Name, PurchasePrice, Foil, Condition, Language, PurchaseDate, Single Current Price, Total Current Price
1, Zapdos, 145, MEW, 151, 0.5, true, NearMint, English, 2026-01-02, 1, 1
3, Pikachu, 25, MEW, 151, , false, Poor, English, 2026-01-02, 1, 3`,
      ["1 x en:sv03.5-145 holo near_mint en 50 EUR", "3 x en:sv03.5-025 normal damaged en"],
    ],
    [
      "Dragon Shield Sorted, whose decks are asked about",
      "dragon_shield_sorted",
      `List Type,List Name,Collection,Format,Board,Quantity,Card Name,Set Code,Set Name,Card Number,Condition,Printing,Rarity,Language,Price Bought,Date Bought,Parent List Type,Parent List Name,Current Price (tcgplayer_marketsellprice),List Cover Image,Parent List Cover Image
list,Mine,,,,2,Pikachu,MEW,151,025,NearMint,Reverse Holofoil,Common,English,1,2026-01-02,,,1,,
deck,Fire,,,,1,Charizard ex,MEW,151,006,NearMint,Holofoil,Rare,English,1,2026-01-02,,,1,,`,
      ["2 x en:sv03.5-025 reverse near_mint en 100 EUR"],
    ],
    [
      "Cardmarket, which names no card",
      "cardmarket",
      `idProduct;groupCount;price;idLanguage;condition;isFoil;isSigned;isAltered;isPlayset;isReverseHolo;isFirstEd;isFullArt;isUberRare;isWithDie
273699;1;150.5;3;4;0;0;0;0;0;1;0;0;0
733600;1;0.5;1;2;0;0;0;1;1;0;0;0;0`,
      [
        "1 x de:base1-4 holo.shadowless.1st-edition moderately_played de",
        "4 x en:sv03.5-025 reverse near_mint en",
      ],
    ],
  ])("%s", async (_what, format, file, lots) => {
    const made = await wholeWay(file, table);
    expect(made.format.format).toBe(format);
    expect(lotsInShort(made.lots)).toEqual(lots);
  });
});

test("[IMP-2] what a file does not say is told, and what contradicts a card is asked about", async () => {
  const csv = `Name,Set,Number,Quantity,Finish
Charizard ex,151,6,1,Normal
Alakazam,151,65,1,Foil
Pikachu,151,6,1,
Alakazam,151,65,0,Holo
Pikachu,151,25,many,`;
  const { rows, shelved, skipped } = await wholeWay(csv, table);
  expect(rowsInShort(rows)).toEqual([
    "2 ambiguous no_such_variant",
    "3 matched variant_assumed",
    "4 ambiguous number_contradicts_name",
    "5 matched found",
    "6 invalid bad_quantity",
  ]);
  expect([shelved.map(({ entry }) => entry), skipped]).toEqual([[0, 2, 4], 1]);
});

describe("[IMP-3] a number of copies", () => {
  const counted =
    "Name,Set,Number,Regular Quantity,Foil Quantity\nPikachu,151,25,0,2\nAlakazam,151,65,1,0";

  it("of 0 beside foils says something where quantities replace those of before, and nothing else", async () => {
    expect(lotsInShort((await wholeWay(counted, table)).lots)).toEqual([
      "2 x en:sv03.5-025 reverse near_mint",
      "1 x en:sv03.5-065 normal near_mint",
    ]);
    const { lots } = await wholeWay(counted, table, { mode: "replace" });
    expect(lots.map(({ quantity, copies }) => [quantity, copies.variant])).toEqual([
      [0, "normal"],
      [2, "reverse"],
      [1, "normal"],
      [0, "holo"],
    ]);
  });

  it.each([
    ["that counts the foils as well", "3,1", [2, 1]],
    ["that cannot count the foils", "1,2", [1, 2]],
    ["without foils", "3,", [3]],
    ["of foils alone", ",2", [2]],
    ["that is the foils", "2,2", [2]],
  ])("%s, where nothing counts plain copies, loses none", async (_what, cells, quantities) => {
    const csv = `Name,Set,Number,Quantity,Foil Qty\nPikachu,151,25,${cells}`;
    const { lots } = await wholeWay(csv, table);
    expect(lots.map(({ quantity }) => quantity)).toEqual(quantities);
  });

  it("of reverse ones is of these, also of a card that is a holo", async () => {
    const csv = "Name,Set,Number,Quantity,Reverse\nZapdos,151,145,5,2\nPikachu,151,25,4,3";
    expect(lotsInShort((await wholeWay(csv, table)).lots)).toEqual([
      "3 x en:sv03.5-145 holo near_mint",
      "2 x en:sv03.5-145 reverse near_mint",
      "1 x en:sv03.5-025 normal near_mint",
      "3 x en:sv03.5-025 reverse near_mint",
    ]);
  });
});

describe("[IMP-1] what its owner says of a file", () => {
  it.each([
    ["EUR", "1234 EUR"],
    ["JPY", "12 JPY"],
    ["KWD", "12340 KWD"],
  ] as const)("prices without a currency in %s are exact", async (currency, paid) => {
    const csv = "Name,Set,Number,Quantity,Purchase Price\nPikachu,151,25,1,12.34";
    for (const said of [{ currency }, { defaults: { currency } }]) {
      const { lots } = await wholeWay(csv, table, said);
      expect(lotsInShort(lots)).toEqual([`1 x en:sv03.5-025 normal near_mint ${paid}`]);
    }
  });

  it("holds of lines as well, and what says nothing of lines is told", async () => {
    const defaults = {
      ...{ game: "pokemon", language: "de" as const },
      ...{ condition: "damaged" as const, finish: "reverse" },
    };
    const { lots, report } = await wholeWay("1 Pikachu (MEW) 25\n2 Pikachu (MEW) 25 NM", table, {
      ...{ defaults, format: "moxfield", mapping: { columns: { Name: "name" } } },
    });
    expect(lotsInShort(lots)).toEqual([
      "1 x en:sv03.5-025 reverse damaged de",
      "2 x en:sv03.5-025 reverse near_mint de",
    ]);
    expect(report.notes.join(" ")).toMatch(/moxfield.*mapping/);
  });
});

test("[IMP-1] columns with names of any length are read, and can be looked at", async () => {
  const csv = `Name,Set,Number,Purchase${" ".repeat(300)}Price\nPikachu,151,25,1.5`;
  const { lots, report } = await wholeWay(csv, table);
  expect(lotsInShort(lots)).toEqual(["1 x en:sv03.5-025 normal near_mint 150 EUR"]);
  expect(Object.keys(report.mapping?.columns ?? {})).toEqual(["Name", "Set", "Number"]);
});

describe("[IMP-2] what stands elsewhere than apps have it is not lost:", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "a grade, a condition, a language or a foil mark behind a name",
      `Name,Set,Number,Quantity
Pikachu (PSA 10),151,025,1
Pikachu BGS 10 Black Label,151,025,1
Pikachu (NM) (Reverse Holo),151,025,1
Alakazam (German),151,065,1
Pikachu *F*,151,025,1
Zapdos [Lightly Played],151,145,1`,
      [
        "1 x en:sv03.5-025 normal psa 10",
        "1 x en:sv03.5-025 normal bgs 10-black-label",
        "2 x en:sv03.5-025 reverse near_mint",
        "1 x en:sv03.5-065 normal near_mint de",
        "1 x en:sv03.5-145 holo lightly_played",
      ],
    ],
    [
      "a grade or a language in the column of conditions",
      `Name,Set,Number,Quantity,Condition
Pikachu,151,025,1,PSA 9
Pikachu,151,025,1,Near Mint German
Pikachu,151,025,1,"LP, French"`,
      [
        "1 x en:sv03.5-025 normal psa 9",
        "1 x en:sv03.5-025 normal near_mint de",
        "1 x en:sv03.5-025 normal lightly_played fr",
      ],
    ],
    [
      "copies that a column for each finish counts",
      `Name,Set,Number,Normal,Holo,Reverse Holo
Pikachu,151,025,3,,2
Alakazam,151,065,1,2,3
Zapdos,151,145,0,1,0`,
      [
        "3 x en:sv03.5-025 normal near_mint",
        "2 x en:sv03.5-025 reverse near_mint",
        "1 x en:sv03.5-065 normal near_mint",
        "2 x en:sv03.5-065 holo near_mint",
        "3 x en:sv03.5-065 reverse near_mint",
        "1 x en:sv03.5-145 holo near_mint",
      ],
    ],
    [
      "what was paid, and the set, beside columns with vaguer names",
      `Series,Set,Name,Number,Price,Owned,Qty,Purchase Price
Scarlet & Violet,151,Pikachu,025,9.99,1,2,1.50`,
      ["2 x en:sv03.5-025 normal near_mint 150 EUR"],
    ],
    [
      "whether a card is owned at all",
      `Name,Set,Number,Have
Pikachu,151,025,yes
Alakazam,151,065,no
Zapdos,151,145,x`,
      ["1 x en:sv03.5-025 normal near_mint", "1 x en:sv03.5-145 holo near_mint"],
    ],
    [
      "columns in Dutch and Portuguese",
      `Kaartnaam;Coleção;Nummer;Aantal;Staat;Taal;Prijs
Pikachu;151;025;4;Gespeeld;Engels;1,50`,
      ["4 x en:sv03.5-025 normal heavily_played en 150 EUR"],
    ],
    [
      "cells with signs around them that nobody sees",
      "Name,Set,Number,Qty\n\u200bPikachu\u00a0,151,025\u200b,\u200e4\ufeff",
      ["4 x en:sv03.5-025 normal near_mint"],
    ],
    [
      "texts that a spreadsheet was told to leave alone",
      'Name,Set,Number,Quantity\n"=""Pikachu""",151,"=""025""","=""4"""',
      ["4 x en:sv03.5-025 normal near_mint"],
    ],
    [
      "ids of One Piece as people write them",
      `Name,Number,Quantity
Nami,OP-01-016,1
Nami,OP01016,1
Nami,OP 01-016,1
Nami,OP01-016-P1,1
Nami,op01-016 p1,1
Nami,OP01-016 (Parallel),1`,
      ["3 x en:op-01-016 normal near_mint", "3 x en:op-01-016_5fp1 normal near_mint"],
    ],
  ])("%s", async (_what, csv, lots) => {
    expect(lotsInShort((await wholeWay(csv, table)).lots)).toEqual(lots);
  });

  it("a name that contradicts its column is told", async () => {
    const csv = "Name,Set,Number,Quantity,Language\nPikachu (German),151,025,1,English";
    const { rows, lots } = await wholeWay(csv, table);
    expect(lotsInShort(lots)).toEqual(["1 x en:sv03.5-025 normal near_mint en"]);
    expect(rows[0]?.said.faults).toMatchObject([
      { field: "language", text: "Pikachu (German)", isFatal: false },
    ]);
  });

  it("a number of copies that nobody can read makes its row invalid, however many rows are like it", async () => {
    const csv = "Name,Set,Number,Quantity\nPikachu,151,025,1e3\nAlakazam,151,065,two";
    expect(rowsInShort((await wholeWay(csv, table)).rows)).toEqual([
      "2 invalid bad_quantity",
      "3 invalid bad_quantity",
    ]);
  });

  it("a row whose cells a separator has moved is not taken, and says why", async () => {
    const csv =
      "Name,Set,Number,Quantity,Paid\nPikachu,151,025,1,2.50\nPikachu,151,025,1,2,50\nAlakazam,151,065,1,1.00";
    const { rows, lots, shelved } = await wholeWay(csv, table);
    expect(rowsInShort(rows)).toEqual([
      "2 matched variant_assumed",
      "3 invalid bad_cells",
      "4 matched variant_assumed",
    ]);
    expect(rows[1]?.detail).toContain("quotation marks");
    expect([lots.length, shelved.length]).toEqual([2, 1]);
  });

  it("a remark beside the table moves nothing", async () => {
    const csv = "Name,Set,Number,Quantity,,\nPikachu,151,025,1,,\nAlakazam,151,065,1,,mine";
    expect((await wholeWay(csv, table)).lots).toHaveLength(2);
  });

  it("that nothing counts copies is told", async () => {
    const { report } = await wholeWay("Name,Set,Number\nPikachu,151,025", table);
    expect(report.notes).toEqual([expect.stringMatching(/^No column says how many copies/)]);
  });

  it("a deck as Pokémon TCG Online wrote it is a list, whatever its title says", async () => {
    const deck = `****** Pokémon Trading Card Game Deck List ******

##Pokémon - 5

* 4 Pikachu MEW 25
* 1 Zapdos MEW 145

##Energy - 8

* 8 Fire Energy  2

Total Cards - 13`;
    const { format, lots, shelved } = await wholeWay(deck, table);
    expect(format.format).toBe("list");
    expect(lotsInShort(lots)).toEqual([
      "4 x en:sv03.5-025 normal near_mint",
      "1 x en:sv03.5-145 holo near_mint",
    ]);
    expect(shelved).toHaveLength(1);
  });
});
