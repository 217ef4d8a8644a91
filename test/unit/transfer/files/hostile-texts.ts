import { bytesOf, entities, type Hostile, noise } from "./hostile.ts";

const most = 20 * 1024 * 1024;
const filled = (text: string) => Buffer.alloc(most, text);
const header = "Name,Set,Number,Quantity\n";

export const hostileTexts: readonly Hostile[] = [
  { name: "nothing", bytes: () => bytesOf(""), answer: "empty" },
  { name: "1 GB of zeros", bytes: () => new Uint8Array(1e9), answer: "too_large" },
  { name: "20 MB of zeros", bytes: () => new Uint8Array(most), answer: "not_a_table" },
  { name: "20 MB of 0xFF", bytes: () => new Uint8Array(most).fill(0xff), answer: "too_long" },
  { name: "20 MB of noise", bytes: () => noise(most), answer: "not_a_table" },
  { name: "20 MB of blanks", bytes: () => filled(" "), answer: "empty" },
  { name: "20 MB of line ends", bytes: () => filled("\n"), answer: "empty" },
  { name: "20 MB of returns", bytes: () => filled("\r"), answer: "empty" },
  { name: "a line of 20 MB", bytes: () => filled("a"), answer: "too_long" },
  {
    name: "a line of 20 MB below a header",
    bytes: () => Buffer.concat([bytesOf(header), filled("a,").subarray(99)]),
    answer: "too_long",
  },
  { name: "a million quotes", bytes: () => bytesOf('"'.repeat(1e6)), answer: "too_long" },
  { name: "20 MB of quotes and line ends", bytes: () => filled('"\n'), answer: "too_many_rows" },
  { name: "20 MB of opened quotes", bytes: () => filled('"a,b\n'), answer: "too_many_rows" },
  {
    name: "20 MB of separators",
    bytes: () => filled(`${",".repeat(199)}\n`),
    answer: "too_many_rows",
  },
  {
    name: "20 MB of cells",
    bytes: () => filled(`${"a,".repeat(199)}a\n`),
    answer: "too_many_columns",
  },
  {
    name: "a million rows",
    bytes: () => bytesOf(header + "a,b,c,1\n".repeat(1e6)),
    answer: "too_many_rows",
  },
  {
    name: "50,001 rows",
    bytes: () => bytesOf(header + "a,b,c,1\n".repeat(50_001)),
    answer: "too_many_rows",
  },
  {
    name: "a million lines of a list",
    bytes: () => bytesOf("4 Pikachu\n".repeat(1e6)),
    answer: "too_many_rows",
  },
  {
    name: "300 columns",
    bytes: () => bytesOf(`Name,Set${",x".repeat(300)}\n`),
    answer: "too_many_columns",
  },
  {
    name: "a cell of 20,000 characters",
    bytes: () => bytesOf(`${header}${"a".repeat(20_000)},b,c,1`),
    answer: "too_long",
  },
  {
    name: "a quote that is never closed",
    bytes: () => bytesOf(`${header}"a,b,c,1\nd,e,f,2\n`),
    answer: "read",
  },
  {
    name: "20 MB after an open quote",
    bytes: () => Buffer.concat([bytesOf(`${header}"a\n`), filled("b,c,d,1\n").subarray(99)]),
    answer: "too_many_rows",
  },
  { name: "10 million nested arrays", bytes: () => bytesOf("[".repeat(1e7)), answer: "too_deep" },
  {
    name: "6 million empty objects",
    bytes: () => bytesOf(`[${"{},".repeat(6e6)}{}]`),
    answer: "too_many_rows",
  },
  {
    name: "a string of JSON of 20 MB",
    bytes: () => bytesOf(`{"a":"${"b".repeat(1.9e7)}"}`),
    answer: "read",
  },
  { name: "JSON cut off", bytes: () => bytesOf('{"items": [{"name": "Pika'), answer: "damaged" },
  { name: "JSON one per line", bytes: () => bytesOf('{"a":1}\n{"a":2}'), answer: "damaged" },
  {
    name: "a web page called .csv",
    bytes: () => bytesOf("\n<!DOCTYPE html><html><table><tr><td>Name"),
    hint: { fileName: "cards.csv" },
    answer: "not_a_table",
  },
  {
    name: "a table of HTML called .xls",
    bytes: () => bytesOf("<table><tr><td>Name</td></tr></table>"),
    hint: { fileName: "a.xls" },
    answer: "not_a_table",
  },
  {
    name: "flat XML of a spreadsheet",
    bytes: () => bytesOf('<?xml version="1.0"?><office:document/>'),
    answer: "unsupported_format",
  },
  { name: "an entity bomb as XML", bytes: () => bytesOf(entities), answer: "unsupported_format" },
];
