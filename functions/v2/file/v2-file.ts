import * as z from "zod";
import { v2Format } from "#schemas/storage/v2-file.ts";
import { PrintingId, SetId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { Table } from "../engine/table.ts";
import type { Value } from "../engine/value-test.ts";
import { type RowTexts, setMark, storedTexts } from "./row-texts.ts";
import { decodeSections, type Sections } from "./sections.ts";
import { storedColumns } from "./stored-columns.ts";

/** Cards or sets, as they are asked for and answered. */
export interface Rows {
  readonly table: Table;
  /** The row of an id; undefined where none has it. */
  rowOf(id: string): number | undefined;
  /**
   * The fields of a row as JSON texts, `"name":value`.
   *
   * @param isWanted what is not may be left out
   */
  fields(row: number, isWanted?: (name: string) => boolean): readonly string[];
  /** All values of a field, each once, in order. */
  valuesOf(path: string): readonly Value[];
  /** Whether answers have a field of this name. */
  has(path: string): boolean;
}

/** Cards, with what says which of ours they are. */
export interface CardRows extends Rows {
  idOf(row: number): string;
  printingOf(row: number): PrintingId | undefined;
  /** What a shop calls the card; undefined where nobody told, and in files of before. */
  productOf(row: number, shop: string): string | undefined;
}

/** What the answers below `/v2` are given from. */
export interface V2File {
  readonly version: string;
  readonly cards: CardRows;
  readonly sets: Rows;
}

/** How pictures are called: as their source calls them, or by addresses of ours. */
export interface PictureAddresses {
  card(printingId: PrintingId, size: string): string;
  sign(setId: SetId, sign: string): string;
}

/**
 * @param pictures addresses of ours; absent where people are led to the source
 * @throws Error when the file is not what its version says, or of another format
 */
export function decodeFile(
  content: Uint8Array,
  version: string,
  pictures?: PictureAddresses,
): V2File {
  const actual = sha256(content);
  if (actual !== version) throw new Error(`The file ${version} of /v2 is ${actual}.`);
  const sections = decodeSections(content);
  const format = sections.json("format");
  if (format !== v2Format) throw new Error(`The file ${version} of /v2 has the format ${format}.`);
  const setTexts = storedTexts("sets", sections);
  const ours = SetId.array().parse(sections.json("sets.ours"));
  const setFields = (row: number): readonly string[] =>
    setTexts.fields(row).map((field) => {
      const id = ours[row];
      return pictures && id ? led(field, (name) => pictures.sign(id, name)) : field;
    });
  const whole = Array.from(
    { length: setTexts.size },
    (_, row) => `"set":{${setFields(row).join()}}`,
  );
  const cardTexts = storedTexts("cards", sections);
  const setOfCard = sections.numbers("cards.sets");
  const printings = PrintingId.array().parse(sections.json("cards.printings"));
  const cardFields = (row: number): readonly string[] =>
    cardTexts.fields(row).map((field) => {
      if (field.endsWith(setMark)) return whole[setOfCard[row] ?? 0] ?? "";
      const id = printings[row];
      return pictures && id ? led(field, (name) => pictures.card(id, name)) : field;
    });
  return {
    version,
    sets: rowsOf("sets", sections, { ...setTexts, fields: setFields }),
    cards: {
      ...rowsOf("cards", sections, { ...cardTexts, fields: cardFields }),
      idOf: idsIn("cards", sections),
      printingOf: (row) => printings[row],
      productOf: productsIn(sections),
    },
  };
}

/** What shops call cards: by shop, one after the other, and empty where nobody told. */
const productsSection = "cards.products";
const Products = z.record(z.string(), z.array(z.string()));

function productsIn(sections: Sections) {
  // Files of before do not say it.
  const isTold = sections.names.includes(productsSection);
  const products = isTold ? Products.parse(sections.json(productsSection)) : {};
  return (row: number, shop: string) => ownValue(products, shop)?.[row] || undefined;
}

const noRows: Rows = {
  table: new Table(0, { paths: [], column: () => undefined }),
  rowOf: () => undefined,
  fields: () => [],
  valuesOf: () => [],
  has: () => false,
};
/** Before a catalogue was built. */
export const emptyFile: V2File = {
  version: "",
  cards: {
    ...noRows,
    ...{ idOf: () => "", printingOf: () => undefined, productOf: () => undefined },
  },
  sets: noRows,
};

const pictureField = '"images":';

/** The field with pictures, each of them led to an address of ours; any other field as it is. */
function led(field: string, addressOf: (name: string) => string): string {
  if (!field.startsWith(pictureField)) return field;
  const names = Object.keys(JSON.parse(field.slice(pictureField.length)));
  const addresses = Object.fromEntries(names.map((name) => [name, addressOf(name)]));
  return `${pictureField}${JSON.stringify(addresses)}`;
}

function idsIn(name: string, sections: Sections) {
  const ids = storedColumns(name, sections).column("id")?.data;
  // Every row has one id.
  return (row: number) => String(ids?.values[ids.codes[row] ?? 0] ?? "");
}

function rowsOf(name: string, sections: Sections, texts: RowTexts): Rows {
  const columns = storedColumns(name, sections);
  const ids = columns.column("id")?.data;
  // Every row has one id, and no two have the same.
  const rows = new Map<Value | undefined, number>();
  for (const [row, code] of (ids?.codes ?? []).entries()) rows.set(ids?.values[code], row);
  return {
    table: new Table(texts.size, columns),
    rowOf: (id) => rows.get(id),
    fields: texts.fields,
    valuesOf: (path) => [...(columns.column(path)?.data.values ?? [])].sort(),
    has: (path) => columns.paths.some((one) => one === path || one.startsWith(`${path}.`)),
  };
}
