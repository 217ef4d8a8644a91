import { UnusablePicture } from "#functions/images/drawing/imaging.ts";
import { coloursOf } from "#functions/images/posters/picture-colours.ts";
import type { PosterPress } from "#functions/images/posters/poster-press.ts";

/** A press of text: equal parts give equal posters, and anything but a paper picture is unusable. */
export function paperPress(): PosterPress {
  const read = (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString();
    if (/^(picture|whole) /.test(text)) return text;
    throw new UnusablePicture(`It is no picture: ${text.slice(0, 20)}`);
  };
  return {
    whole: async (original) => Buffer.from(`whole of ${read(original)}`),
    colours: async (picture) => coloursOf({ chroma: 0.1, hue: read(picture).length * 20 }),
    lay: async ({ width, height }, pictures) => ({
      ...{ width, height, channels: 3 },
      bytes: Buffer.from(pictures.map(({ bytes }) => read(bytes)).join("\n")),
    }),
    print: async ({ bytes, width, height }, sheet, { format }) =>
      Buffer.from(
        [`${format} ${width}×${height}`, Buffer.from(bytes), Buffer.from(sheet.bytes)].join("\n"),
      ),
  };
}
