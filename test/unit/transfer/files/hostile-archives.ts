import { type Hostile, noise } from "./hostile.ts";
import { sheet, workbookParts, zipOf } from "./made-zips.ts";

const [local, central] = [0x04034b50, 0x02014b50];
const goodSheet = () =>
  zipOf([...workbookParts(), sheet(`<row r="1"><c r="A1"><v>1</v></c></row>`)]);

function patched(bytes: Uint8Array, sign: number, at: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let place = 0; place < copy.length - 4; place += 1) {
    if (copy.readUInt32LE(place) === sign) copy.writeUInt8(value, place + at);
  }
  return copy;
}

/** The end of the directory, with a locator before it that points at another directory. */
function withZip64Locator(bytes: Uint8Array): Uint8Array {
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(0xffffffffn, 8);
  return Buffer.concat([bytes.subarray(0, -22), locator, bytes.subarray(-22)]);
}

export const hostileArchives: readonly Hostile[] = [
  {
    name: "a ZIP of something",
    bytes: () => zipOf([{ name: "a.csv", text: "Name,Set" }]),
    answer: "unsupported_format",
  },
  {
    name: "a Word document",
    bytes: () => zipOf([{ name: "word/document.xml", text: "<w/>" }]),
    answer: "unsupported_format",
  },
  {
    name: "a Numbers file",
    bytes: () => zipOf([{ name: "Index/Document.iwa", text: "x" }]),
    answer: "unsupported_format",
  },
  {
    name: "a binary Excel file",
    bytes: () => zipOf([{ name: "xl/workbook.bin", text: "x" }]),
    answer: "unsupported_format",
  },
  { name: "a ZIP cut off", bytes: () => goodSheet().subarray(0, 700), answer: "damaged" },
  { name: "a ZIP of four bytes", bytes: () => Buffer.from([0x50, 0x4b, 3, 4]), answer: "damaged" },
  {
    name: "a part with a password",
    bytes: () => patched(patched(goodSheet(), central, 8, 1), local, 6, 1),
    answer: "encrypted",
  },
  {
    name: "a packing that nobody knows",
    bytes: () => patched(goodSheet(), central, 10, 99),
    answer: "damaged",
  },
  {
    name: "a locator of ZIP64 that lies",
    bytes: () => withZip64Locator(goodSheet()),
    answer: "damaged",
  },
  {
    name: "a part outside of the archive",
    bytes: () => zipOf([...workbookParts(), { name: "../../etc/passwd", text: "x" }]),
    answer: "damaged",
  },
  {
    name: "a part twice",
    bytes: () => zipOf([...workbookParts(), sheet(""), sheet("")]),
    answer: "damaged",
  },
  {
    name: "3,000 parts",
    bytes: () =>
      zipOf(Array.from({ length: 3_000 }, (_none, index) => ({ name: `${index}`, text: "" }))),
    answer: "zip_bomb",
  },
  { name: "a workbook without its sheet", bytes: () => zipOf(workbookParts()), answer: "damaged" },
  { name: "a workbook without sheets", bytes: () => zipOf(workbookParts([])), answer: "empty" },
  {
    name: "a workbook that is no XML",
    bytes: () => zipOf([{ name: "xl/workbook.xml", text: noise(5_000) }]),
    answer: "empty",
  },
];
