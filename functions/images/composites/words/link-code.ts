import encodeQR from "qr";

/** The squares of a QR code, row by row, the quiet zone around it included; true is dark. */
export type LinkCode = readonly (readonly boolean[])[];

/** As wide as the standard wants it. */
const quietZone = 4;

/** A sixth of it may be spoilt, by what saves pictures smaller than they were. */
export const linkCode = (link: string): LinkCode =>
  encodeQR(link, "raw", { ecc: "medium", border: quietZone });

/** In pixels of the design. */
const side = 132;
/** What JPEG and a camera tell apart. */
const smallestSquare = 3;

/** How wide a link's code is, in pixels: all squares are of as many. @param unit pixels for one of the design */
export function codeSide(link: string | undefined, unit: number): number {
  if (link === undefined) return 0;
  const squares = linkCode(link).length;
  return squares * Math.max(smallestSquare, Math.round((side * unit) / squares));
}
