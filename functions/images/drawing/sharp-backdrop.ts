import { type Canvas, copyPart, layPart } from "../composites/canvas.ts";
import type { PageParts } from "./imaging.ts";
import { sharp } from "./sharp-decoding.ts";

/** In bytes: a spread of a binder in medium quality. One in high quality is not worth its memory. */
const worthRemembering = 16_000_000;

/**
 * Lays what is below everything on a page. Most spreads of a binder have the same, so the last one is
 * remembered.
 */
export function backdropLayer(): (page: PageParts, canvas: Canvas) => Promise<void> {
  let last: { readonly svg: string; readonly pixels: Canvas } | undefined;
  return async ({ backdrop, paper }, canvas) => {
    if (backdrop === undefined) return;
    const { width, height } = canvas;
    const svg = paper === undefined ? backdrop : onPaper(backdrop, paper);
    const pixels = last?.svg === svg ? last.pixels : await drawn(svg, canvas);
    const isSmall = pixels.bytes.byteLength <= worthRemembering;
    last = isSmall ? { svg, pixels } : undefined;
    const origin = { x: 0, y: 0 };
    const put = paper === undefined ? layPart : copyPart;
    put(pixels, canvas, { from: origin, to: origin, width, height });
  };
}

/** With the paper below it, so that it need not be laid pixel by pixel. */
const onPaper = (svg: string, paper: string) =>
  svg.replace("</defs>", `</defs><rect width="100%" height="100%" fill="${paper}"/>`);

async function drawn(svg: string, { width, height, channels }: Canvas): Promise<Canvas> {
  const image = sharp(Buffer.from(svg));
  const bytes = await (channels === 4 ? image.ensureAlpha() : image.removeAlpha()).raw().toBuffer();
  return { width, height, channels, bytes };
}
