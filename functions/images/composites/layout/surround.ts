import type { Measures } from "./measures.ts";
import type { Box, PageLayout } from "./page-layout.ts";

export interface Surroundings {
  readonly page: number;
  /** Where title and totals begin. */
  readonly above: Omit<Box, "height">;
  /** Where the footer begins. */
  readonly below: Omit<Box, "height">;
  /** Where the QR code is; without it, at the other end of title and totals. */
  readonly code?: Pick<Box, "x" | "y">;
}

/** Where the texts above and below the cards are, and the QR code of the first page. */
export function surround(
  { header, footer }: Measures,
  { page, above, below, code: place }: Surroundings,
): Pick<PageLayout, "header" | "totals" | "code" | "footer"> {
  const isFirst = page === 0;
  const strip = isFirst ? header.totals : 0;
  const side = isFirst ? header.code : 0;
  const beside = side > 0 && !place ? side + header.codeGap : 0;
  // The lower of both stands in the middle of the other's height.
  const tall = header.texts + strip;
  const lower = beside === 0 ? 0 : Math.max(0, Math.round((side - tall) / 2));
  const texts = {
    ...above,
    x: above.x + (header.isTurned ? beside : 0),
    y: above.y + lower,
    width: above.width - beside,
  };
  const code = place ?? {
    x: above.x + (header.isTurned ? 0 : above.width - side),
    y: above.y + Math.max(0, Math.round((tall - side) / 2)),
  };
  const totals = { ...texts, y: texts.y + header.texts, height: strip };
  return {
    ...(header.texts > 0 && { header: { ...texts, height: header.texts } }),
    ...(strip > 0 && { totals }),
    ...(side > 0 && { code: { ...code, width: side, height: side } }),
    ...(footer > 0 && { footer: { ...below, height: footer } }),
  };
}
