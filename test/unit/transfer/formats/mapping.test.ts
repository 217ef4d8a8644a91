import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fingerprintOf,
  formatOf,
  readRows,
  suggestMapping,
} from "#functions/transfer/formats/index.ts";
import { ColumnMapping } from "#schemas/transfer/column-mapping.ts";
import { tableOfCsv } from "#test/support/transfer/read-csv.ts";

const suggested = (csv: string, delimiter = ",") => {
  const { header, rows } = tableOfCsv(csv, delimiter);
  return ColumnMapping.parse(suggestMapping(header, rows)).columns;
};

test("[IMP-1] German columns", () => {
  const csv =
    "Anzahl;Karte;Erweiterung;Kartennummer;Sprache;Zustand;Kaufpreis;Kaufdatum;Bemerkung;Lagerort\n2;Glurak;Basis-Set;4/102;Deutsch;Gut;1,77 €;30.6.2026;aus Essen;Ordner 3";
  expect(suggested(csv, ";")).toEqual({
    Anzahl: "quantity",
    Karte: "name",
    Erweiterung: "set_name",
    Kartennummer: "number",
    Sprache: "language",
    Zustand: "condition",
    Kaufpreis: "paid",
    Kaufdatum: "bought_on",
    Bemerkung: "notes",
    Lagerort: "location",
  });
});

test("[IMP-1] French, Spanish and Japanese columns", () => {
  expect(
    suggested(
      "Quantité,Carte,Édition,Numéro,État,Langue,Prix d'achat\n1,Dracaufeu,Set de Base,4,Bon,Français,3",
    ),
  ).toEqual({
    Quantité: "quantity",
    Carte: "name",
    Édition: "set_name",
    Numéro: "number",
    État: "condition",
    Langue: "language",
    "Prix d'achat": "paid",
  });
  expect(
    suggested(
      "Cantidad,Nombre de la carta,Colección,Idioma,Precio\n1,Charizard,Set Base,Español,3",
    ),
  ).toEqual({
    Cantidad: "quantity",
    "Nombre de la carta": "name",
    Colección: "set_name",
    Idioma: "language",
    Precio: "paid",
  });
  expect(
    suggested("枚数,カード名,セット,番号,状態,価格\n1,ピカチュウ,拡張パック,25,美品,500円"),
  ).toEqual({
    枚数: "quantity",
    カード名: "name",
    セット: "set_name",
    番号: "number",
    状態: "condition",
    価格: "paid",
  });
});

test("[IMP-1] what stands below a name decides where the name does not", () => {
  expect(suggested("Edition,Name\nBS,Pikachu\nJU,Mew")).toEqual({
    Edition: "set_code",
    Name: "name",
  });
  expect(suggested("Edition,Name\nBase Set,Pikachu")).toEqual({
    Edition: "set_name",
    Name: "name",
  });
  expect(suggested("Foil,Name\nReverse Holo,Pikachu")).toEqual({ Foil: "finish", Name: "name" });
  expect(suggested("Foil,Name\nTRUE,Pikachu")).toEqual({ Foil: "is_foil", Name: "name" });
  expect(suggested("Quantity,Name\nabc,Pikachu")).toEqual({ Name: "name" });
});

test("[IMP-1] of two columns that say the same the first one counts", () => {
  expect(suggested("Name,Card,Notes,Comment\nPikachu,Mew,a,b")).toEqual({
    Name: "name",
    Notes: "notes",
    Comment: "notes",
  });
});

test("[IMP-1] a table that nobody knows is read by what was suggested", () => {
  const table = tableOfCsv(
    "Anzahl;Karte;Edition;Nr.;Zustand;Preis (EUR)\n2x;Glurak;Basis-Set;Apr-02;GD;1.234,50\n1;Bisasam;Basis-Set;44/102;EX;0,50",
    ";",
  );
  const mapping = suggestMapping(table.header, table.rows);
  const { rows } = readRows(table, { format: formatOf("generic"), mapping });
  expect(rows[0]).toMatchObject({
    quantity: 2,
    name: "Glurak",
    setName: "Basis-Set",
    number: "4/102",
    condition: "moderately_played",
    paid: { amount: 123_450, currency: "EUR" },
    faults: [],
  });
});

test("[IMP-1] a header is known again in any order and letter case, whatever day stands in it", () => {
  const header = ["Name", "Market Price (As of 2026-11-01)", "Menge"];
  const later = ["menge ", "NAME", "Market Price (As of 2026-12-24)"];
  expect(fingerprintOf(later)).toBe(fingerprintOf(header));
  expect(fingerprintOf(["Name", "Stand 24.12.2026"])).toBe(
    fingerprintOf(["Name", "Stand 1.11.2026"]),
  );
  expect(fingerprintOf(["Name", "Menge"])).not.toBe(fingerprintOf(header));
  expect(fingerprintOf(["a,b"])).not.toBe(fingerprintOf(["a", "b"]));
});

test("[IMP-1] every order of a header has one fingerprint", () => {
  const header = fc.array(fc.string(), { maxLength: 8 });
  const turned = header.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(turned, ([one, other]) => {
      expect(fingerprintOf(other)).toBe(fingerprintOf(one));
    }),
  );
});

test("[IMP-1] whatever a header is, what is suggested is a mapping of its columns", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 50 }), { maxLength: 8 }),
      fc.array(fc.array(fc.string(), { maxLength: 8 }), { maxLength: 3 }),
      (header, cells) => {
        const rows = cells.map((all, place) => ({ row: place + 2, cells: all }));
        const { columns } = ColumnMapping.parse(suggestMapping(header, rows));
        for (const name of Object.keys(columns)) expect(header).toContain(name);
      },
    ),
  );
});
