import { expect, test } from "vitest";
import { SaidRow } from "#schemas/transfer/said-row.ts";
import { readCsv } from "#test/support/transfer/read-file.ts";

const rowsOf = (csv: string) => readCsv(csv).rows.map((row) => SaidRow.parse(row));
const firstOf = (csv: string) => rowsOf(csv)[0];

const collectr =
  "Portfolio Name,Category,Set,Product Name,Card Number,Rarity,Variance,Grade,Card Condition,Average Cost Paid,Quantity,Market Price (As of 2026-11-01),Price Override,Watchlist,Date Added,Notes\n";

test("[IMP-1] Collectr: a graded card, whose condition says nothing then", () => {
  const csv = `${collectr}Main,Pokemon,Base Set,Charizard,4/102,Holo Rare,Holofoil,PSA 9,Near Mint,412.50,1,500.00,,FALSE,6/30/2026,my first`;
  expect(firstOf(csv)).toMatchObject({
    game: "Pokemon",
    setName: "Base Set",
    name: "Charizard",
    number: "4/102",
    finish: ["holofoil"],
    grade: { company: "psa", grade: "9" },
    paid: { amount: 41_250 },
    added: "2026-06-30",
    quantity: 1,
    list: { name: "Main" },
    notes: "my first",
    faults: [],
  });
  expect(firstOf(csv)?.condition).toBeUndefined();
});

test("[IMP-1] Collectr: what is watched is wished for, and what is sealed has no number", () => {
  const [wished, box] = rowsOf(
    `${collectr}Main,Pokemon,Jungle,Pikachu,60/64,Common,Normal,Ungraded,Near Mint,,1,,,true,2026-01-02,
Main,Pokemon,Evolving Skies,Evolving Skies Booster Box,,,,Ungraded,,100,2,,,FALSE,2026-01-02,`,
  );
  expect(wished?.list).toEqual({ name: "Main", kind: "wishlist" });
  expect(wished?.isSealed).toBeUndefined();
  expect(box).toMatchObject({ isSealed: true, list: { name: "Main" }, quantity: 2 });
});

const manabox =
  "Binder Name,Binder Type,Name,Set code,Set name,Collector number,Foil,Rarity,Quantity,ManaBox ID,Scryfall ID,Purchase price,Misprint,Altered,Condition,Language,Purchase price currency\n";
const binder =
  "Trades,binder,Sol Ring,CMM,Commander Masters,400,etched,rare,4,1,aa-bb,1.5,false,true,light_played,zh_CN,EUR";
const list =
  "Wants,list,Sol Ring,CMM,Commander Masters,400,foil,rare,4,1,aa-bb,,false,false,mint,en,";
const deck =
  "My deck,deck,Sol Ring,CMM,Commander Masters,400,normal,rare,1,1,aa-bb,,false,false,mint,en,";

test("[IMP-1] ManaBox: rows of binders are taken, of lists left out with a reason, of decks asked about", () => {
  const csv = `${manabox}${binder}\n${list}\n${deck}`;
  const read = readCsv(csv);
  expect(read.rows).toHaveLength(1);
  expect(read.rows[0]).toMatchObject({
    condition: "moderately_played",
    language: "zh-cn",
    finish: ["etched"],
    isAltered: true,
    paid: { amount: 150, currency: "EUR" },
    list: { name: "Trades", kind: "binder" },
    ids: [{ kind: "scryfall", id: "aa-bb" }],
  });
  expect(read.leftOut.map(({ said }) => said.row)).toEqual([3]);
  expect(read.leftOut[0]?.reason).toContain("counted twice");
  expect(read.asked.map(({ row, list: into }) => [row, into?.kind])).toEqual([[4, "deck"]]);
  expect(readCsv(csv, { askedRows: "take" }).rows.map(({ row }) => row)).toEqual([2, 4]);
  const without = readCsv(csv, { askedRows: "leave_out" });
  expect([without.rows.length, without.asked.length, without.leftOut.length]).toEqual([1, 0, 2]);
});

test("[IMP-1] Moxfield: the edition is a code, and copies for trade are none of their own", () => {
  const csv = `"Count","Tradelist Count","Name","Edition","Condition","Language","Foil","Tags","Last Modified","Collector Number","Alter","Proxy","Purchase Price"
"2","1","Sol Ring","cmm","Good (Lightly Played)","Japanese","foil","a, b","2026-01-02 03:04:05","400","True","False","$1.20"`;
  expect(firstOf(csv)).toMatchObject({
    setCode: "cmm",
    quantity: 2,
    condition: "lightly_played",
    language: "ja",
    finish: ["foil"],
    tags: ["a", "b"],
    isAltered: true,
    paid: { amount: 120, currency: "USD" },
  });
});

test("[IMP-1] Deckbox: a blank condition is none, and flags hold their word", () => {
  const csv =
    "Count,Tradelist Count,Name,Edition,Card Number,Condition,Language,Foil,Signed,Artist Proof,Altered Art,Misprint,Promo,Textless,My Price\n1,0,Forest,Alpha,295,,English,foil,signed,proof,altered,misprint,promo,,$0";
  expect(firstOf(csv)).toMatchObject({
    setName: "Alpha",
    isSigned: true,
    isAltered: true,
    isMisprint: true,
    finish: ["foil"],
    faults: [],
  });
  expect(firstOf(csv)?.condition).toBeUndefined();
});

test("[IMP-1] Dragon Shield’s two header styles say the same, one with a blank after each comma", () => {
  const old =
    "Folder Name,Quantity,Trade Quantity,Card Name,Set Code,Set Name,Card Number,Condition,Printing,Language,Price Bought,Date Bought\nBox,1,0,Pikachu,BS,Base Set,58,NearMint,Foil,English,0.5,2026-01-02";
  const mobile =
    "Quantity, Name, CardNumber, Expansion Code, Expansion Name, PurchasePrice, Foil, Condition, Language, PurchaseDate\n1, Pikachu, 58, BS, Base Set, 0.5, true, NearMint, English, 2026-01-02";
  const { row: _row, original: _original, list: into, ...one } = firstOf(old) ?? {};
  const { row: _other, original: _text, ...other } = firstOf(mobile) ?? {};
  expect(into).toEqual({ name: "Box" });
  expect(one).toEqual(other);
  expect(one).toMatchObject({ condition: "near_mint", finish: ["foil"], setCode: "BS" });
});

test("[IMP-1] Cardmarket: a product, numbers for language and condition, and flags", () => {
  const csv =
    "idProduct;groupCount;price;idLanguage;condition;isFoil;isSigned;isAltered;isPlayset;isReverseHolo;isFirstEd;isFullArt;isUberRare;isWithDie\n273699;2;1.5;3;4;0;1;0;0;1;1;;;\n5;1;1;1;2;0;0;0;1;0;0;;;";
  const [card, playset] = rowsOf(csv);
  expect(card).toMatchObject({
    ids: [{ kind: "cardmarket", id: "273699" }],
    quantity: 2,
    language: "de",
    condition: "moderately_played",
    finish: ["reverse holofoil", "1st edition"],
    isSigned: true,
    faults: [],
  });
  expect(card?.paid).toBeUndefined();
  expect(playset?.quantity).toBe(4);
});

test("[IMP-2] Decked Builder’s total counts the foils as well: two rows, and neither counts them twice", () => {
  const csv =
    "Total Qty,Reg Qty,Foil Qty,Card,Set,Mvid\n3,2,1,Forest,Alpha,1\n5,2,1,Island,Alpha,2\n0,0,0,Swamp,Alpha,3\n2,0,2,Plains,Alpha,4";
  const rows = rowsOf(csv);
  const told = rows.map(({ row, quantity, finish }) => [row, quantity, finish.join()]);
  expect(told).toEqual([
    [2, 2, "nonfoil"],
    [2, 1, "foil"],
    [3, 2, "nonfoil"],
    [3, 1, "foil"],
    [4, 0, ""],
    [5, 2, "foil"],
  ]);
  expect(rows[2]?.faults).toMatchObject([{ field: "quantity", text: "5", isFatal: false }]);
  expect(rows[0]?.faults).toEqual([]);
});

test("[IMP-1] TCGplayer’s sellers: stock and what is added make the number, the SKU no product", () => {
  const csv =
    "TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,Total Quantity,Add to Quantity\n123,Pokemon,Base Set,Charizard,,004/102,Holo Rare,Near Mint 1st Edition Holofoil,1,2\n124,Pokemon,Base Set,Mewtwo,,010/102,Holo Rare,Near Mint Holofoil,0,0";
  const [charizard, none] = rowsOf(csv);
  expect(charizard).toMatchObject({
    ids: [{ kind: "tcgplayer_sku", id: "123" }],
    game: "Pokemon",
    quantity: 3,
    condition: "near_mint",
    finish: ["1st edition", "holofoil"],
  });
  expect(none?.quantity).toBe(0);
});

test("[IMP-1] TCGplayer’s app: the number in the name goes, and the product stays", () => {
  const csv =
    "Quantity,Name,Simple Name,Set,Card Number,Set Code,Printing,Condition,Language,Rarity,Product ID,SKU\n1,Charizard - 4/102,Charizard,Base Set,4/102,BS,Unlimited Holofoil,Near Mint Foil,English,Holo Rare,4.2382E+04,99";
  expect(firstOf(csv)).toMatchObject({
    name: "Charizard",
    ids: [
      { kind: "tcgplayer", id: "42382" },
      { kind: "tcgplayer_sku", id: "99" },
    ],
    finish: ["unlimited", "holofoil", "foil"],
    condition: "near_mint",
  });
});

test("[IMP-1] PokéCollector: amounts are in euros, as its columns say", () => {
  const csv =
    'Card ID,Name,Set,Number,Rarity,Quantity,Condition,Purchase Price (EUR),Current Price (EUR),Total Value (EUR),Added At\nbase1-4,Charizard,Base,4,Rare Holo,1,NM,"1,77",3,3,2026-01-02T10:00:00Z';
  expect(firstOf(csv)).toMatchObject({
    ids: [{ kind: "any", id: "base1-4" }],
    paid: { amount: 177, currency: "EUR" },
    added: "2026-01-02",
  });
});

test("[IMP-1] Bindarr: the three columns of a place are one location", () => {
  const csv =
    "Card ID,Name,Set Name,Set ID,Card Number,Quantity,Printing,Location Container,Sub-Location Page/Row,Sub-Location Slot/Section\nbase1-4,Charizard,Base,base1,4,1,Holofoil,Binder 3,Page 12,";
  expect(firstOf(csv)?.location).toBe("Binder 3, Page 12");
});

test("[IMP-1] TappedOut, Helvault, MTGO and others are of another game, and each of their rows is read", () => {
  const [tappedout] = rowsOf(
    "Qty,Name,Set,Set Number,Foil,Alter,Signed,Condition,Languange,Proxy\n2,Sol Ring,CMM,400,-,,,NM,DE,\n",
  );
  expect(tappedout).toMatchObject({ game: "Magic: The Gathering", quantity: 2, language: "de" });
  expect(tappedout?.faults).toEqual([]);
  const [castle] = rowsOf(
    "Card Name,Set Name,Condition,Foil,Language,Multiverse ID,JSON ID,Price USD\nForest,Alpha,NM,FALSE,English,1,x,0.1",
  );
  expect(castle).toMatchObject({ quantity: 1, faults: [] });
});
