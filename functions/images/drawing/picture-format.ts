import type { ExaminedPicture } from "./imaging.ts";

export type PictureFormat = ExaminedPicture["format"];

/** What a file says that it is by its first bytes, whatever its name or sender says; undefined for anything but pictures that are taken. */
export function formatIn(file: Uint8Array): PictureFormat | undefined {
  const text = (from: number, to: number) =>
    Buffer.from(file.subarray(from, to)).toString("latin1");
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(0, 3) === "\xff\xd8\xff") return "jpeg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (text(4, 8) === "ftyp" && isAvif(text(8, 8 + mostBrands))) return "avif";
  return undefined;
}

/** A box of brands that is longer than this holds nothing that we look for. */
const mostBrands = 120;

/** Still pictures alone: a sequence names itself first. */
const isAvif = (brands: string): boolean => {
  const major = brands.slice(0, 4);
  return major === "avif" || (["mif1", "miaf"].includes(major) && brands.includes("avif"));
};
