import type { FileRefusal } from "#schemas/transfer/file-refusal.ts";

interface Sign {
  readonly starts: readonly (number | undefined)[];
  readonly code: FileRefusal["code"];
  /** What it is, as the object of "The file is". */
  readonly what: string;
  readonly instead: string;
}

const text = (start: string) => [...start].map((sign) => sign.charCodeAt(0));
const asTable = "Send the cards as CSV, XLSX, ODS, JSON or lines of text.";
const unpack = "Unpack it and send the file that is inside.";

const picture = (starts: Sign["starts"], kind: string): Sign => ({
  ...{ starts, code: "not_a_table", what: `a picture (${kind})`, instead: asTable },
});
const packed = (starts: Sign["starts"], kind: string): Sign => ({
  ...{ starts, code: "unsupported_format", what: `packed with ${kind}`, instead: unpack },
});
const program = (starts: Sign["starts"]): Sign => ({
  ...{ starts, code: "not_a_table", what: "a program", instead: asTable },
});

const signs: readonly Sign[] = [
  { starts: text("%PDF-"), code: "not_a_table", what: "a PDF", instead: asTable },
  picture([0x89, ...text("PNG\r\n")], "PNG"),
  picture([0xff, 0xd8, 0xff], "JPEG"),
  picture(text("GIF8"), "GIF"),
  picture([...text("RIFF"), undefined, undefined, undefined, undefined, ...text("WEBP")], "WebP"),
  picture([undefined, undefined, undefined, undefined, ...text("ftypheic")], "HEIC"),
  picture([undefined, undefined, undefined, undefined, ...text("ftypavif")], "AVIF"),
  packed([0x1f, 0x8b], "gzip"),
  packed(text("BZh"), "bzip2"),
  packed([0x28, 0xb5, 0x2f, 0xfd], "Zstandard"),
  packed([0xfd, ...text("7zXZ\0")], "xz"),
  packed([...text("7z"), 0xbc, 0xaf], "7-Zip"),
  packed(text("Rar!\x1a"), "RAR"),
  program([...text("MZ"), undefined, 0]),
  program([0x7f, ...text("ELF")]),
  {
    ...{ starts: text("SQLite format 3"), code: "unsupported_format", what: "a database (SQLite)" },
    instead: "Export the collection from the app that it belongs to, as CSV.",
  },
  {
    ...{ starts: text("PAR1"), code: "unsupported_format", what: "a Parquet file" },
    instead: "Send the cards as CSV, XLSX, ODS or JSON.",
  },
  {
    ...{ starts: text("{\\rtf"), code: "not_a_table", what: "a formatted text (RTF)" },
    instead: "Save it as plain text, one card a line.",
  },
];

/** What a file is that cannot be read, by how it begins; nothing for all others. */
export function refusedBySign(bytes: Uint8Array): FileRefusal | undefined {
  const sign = signs.find(({ starts }) => beginsWith(bytes, starts));
  return sign && { code: sign.code, detail: `The file is ${sign.what}. ${sign.instead}` };
}

export const isZip = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, [...text("PK"), 3, 4]) || beginsWith(bytes, [...text("PK"), 5, 6]);

/** The container that Excel used until 2007, and that it wraps around what has a password. */
export const isOldOffice = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Refuses such a container: names in it are UTF-16. */
export function refusedOldOffice(bytes: Uint8Array): FileRefusal {
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
  return isEncrypted
    ? {
        code: "encrypted",
        detail: "The file has a password. Save it without one and send it again.",
      }
    : {
        code: "unsupported_format",
        detail: "The file is an old Excel file (.xls). Save it as .xlsx or CSV and send it again.",
      };
}

const beginsWith = (bytes: Uint8Array, starts: Sign["starts"]): boolean =>
  bytes.length >= starts.length &&
  starts.every((sign, index) => sign === undefined || bytes[index] === sign);
