import { gzipSync } from "node:zlib";
import { bytesOf, type Hostile } from "./hostile.ts";

const oldOffice = (inside: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(inside, "utf16le"),
  ]);

export const hostileSigns: readonly Hostile[] = [
  { name: "a PDF", bytes: () => bytesOf("%PDF-1.7\n"), answer: "not_a_table" },
  {
    name: "a PNG",
    bytes: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    answer: "not_a_table",
  },
  {
    name: "a JPEG called .csv",
    bytes: () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    hint: { fileName: "a.csv" },
    answer: "not_a_table",
  },
  {
    name: "a program of Windows",
    bytes: () => Buffer.from([0x4d, 0x5a, 0x90, 0, 3]),
    answer: "not_a_table",
  },
  {
    name: "a program of Linux",
    bytes: () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2]),
    answer: "not_a_table",
  },
  {
    name: "a file packed with gzip",
    bytes: () => gzipSync(Buffer.alloc(1e6)),
    answer: "unsupported_format",
  },
  { name: "a database", bytes: () => bytesOf("SQLite format 3\0"), answer: "unsupported_format" },
  { name: "a Parquet file", bytes: () => bytesOf("PAR1\x15\x04"), answer: "unsupported_format" },
  { name: "an RTF", bytes: () => bytesOf("{\\rtf1\\ansi"), answer: "not_a_table" },
  { name: "an old .xls", bytes: () => oldOffice("Workbook"), answer: "unsupported_format" },
  {
    name: "an Excel file with a password",
    bytes: () => oldOffice("EncryptedPackage"),
    answer: "encrypted",
  },
];
