import type { Shape } from "#schemas/images/made-format.ts";
import { decoded } from "./sharp-decoding.ts";
import { encodedShape } from "./sharp-encoding.ts";
import { opened } from "./sharp-picture.ts";

/** Makes a picture in further widths and encodings, decoded once for each: one at a time, as each may be large. */
export const reshaped = (
  original: Uint8Array,
  shapes: readonly Shape[],
): Promise<readonly Uint8Array[]> =>
  decoded(async () => {
    const { image } = await opened(original);
    const made: Uint8Array[] = [];
    for (const { widthPx, format } of shapes) {
      const picture = image.clone().resize({ width: widthPx }).toColourspace("srgb");
      made.push(await encodedShape(picture, format).toBuffer());
    }
    return made;
  });
