import type { PaperImaging } from "./paper-imaging.ts";
import { sharp } from "./sharp-decoding.ts";

const best = { quality: 92, chromaSubsampling: "4:4:4" } as const;

export const sharpPaperImaging = (): PaperImaging => ({
  jpeg: (page) =>
    sharp(page).flatten({ background: "#ffffff" }).toColourspace("srgb").jpeg(best).toBuffer(),
});
