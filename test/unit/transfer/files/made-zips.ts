import { constants, crc32, deflateRawSync } from "node:zlib";
import { zipOfParts } from "#functions/transfer/files/zip-of-parts.ts";

export interface MadePart {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** What the archive claims instead of the true size. */
  readonly claims?: number;
}

const deflated = 8;

/** A ZIP whose parts may lie about their size. */
export const zipOf = (parts: readonly MadePart[]): Uint8Array =>
  zipOfParts(
    parts.map(({ name, text, claims }) => {
      const bytes = Buffer.from(text);
      const packed = deflateRawSync(bytes);
      return {
        name,
        packed,
        method: deflated,
        size: claims ?? bytes.length,
        checksum: crc32(bytes),
      };
    }),
  );

/** A ZIP with one part that is `block` again and again: made block by block, for it need not be held. */
export function bombOf(
  others: readonly MadePart[],
  bomb: { name: string; start?: string; block: string; times: number; claims?: number },
): Uint8Array {
  const piece = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const block = piece(bomb.block);
  const packed = Buffer.concat([
    piece(bomb.start ?? ""),
    ...Array.from({ length: bomb.times }, () => block),
    Buffer.from([3, 0]),
  ]);
  const size = bomb.claims ?? (bomb.start ?? "").length + bomb.block.length * bomb.times;
  const rest = others.map(({ name, text }) => {
    const bytes = Buffer.from(text);
    const of = { packed: deflateRawSync(bytes), size: bytes.length, checksum: crc32(bytes) };
    return { name, method: deflated, ...of };
  });
  return zipOfParts([...rest, { name: bomb.name, packed, method: deflated, size, checksum: 0 }]);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The parts of a workbook that say where its sheet is. */
export const workbookParts = (sheets: readonly string[] = ["Cards"]): readonly MadePart[] => [
  {
    name: "[Content_Types].xml",
    text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  },
  {
    name: "_rels/.rels",
    text: `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: "xl/workbook.xml",
    text: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join("")}</sheets></workbook>`,
  },
  {
    name: "xl/_rels/workbook.xml.rels",
    text: `<Relationships xmlns="${packages}">${sheets
      .map(
        (_name, index) =>
          `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        "",
      )}<Relationship Id="rId99" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  },
];

export const sharedStrings = (xml: string): MadePart => ({
  name: "xl/sharedStrings.xml",
  text: `${xml.startsWith("<?xml") ? xml : `<sst xmlns="${main}">${xml}</sst>`}`,
});

export const sheetStart = `<worksheet xmlns="${main}"><sheetData>`;

export const sheet = (rows: string, index = 1): MadePart => ({
  name: `xl/worksheets/sheet${index}.xml`,
  text: `${sheetStart}${rows}</sheetData></worksheet>`,
});

/** An OpenDocument sheet with rows as XML. */
export const odsOf = (rows: string, more: readonly MadePart[] = []): Uint8Array =>
  zipOf([
    { name: "mimetype", text: "application/vnd.oasis.opendocument.spreadsheet" },
    ...more,
    {
      name: "content.xml",
      text: `<office:document-content><office:body><office:spreadsheet><table:table table:name="Cards">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
