import type { Sharp } from "sharp";
import type { MadeFormat } from "#schemas/images/made-format.ts";

/**
 * Encodes a picture for people to look at, without anything that its file said beside its pixels. The efforts are those
 * after which a second more saves less than a tenth of the bytes.
 */
export function encodedShape(picture: Sharp, format: MadeFormat): Sharp {
  if (format === "jpeg") {
    return picture.flatten({ background: "#ffffff" }).jpeg({ quality: 85, mozjpeg: true });
  }
  if (format === "avif") return picture.avif({ quality: 55, effort: 2 });
  return picture.webp({ quality: 85 });
}
