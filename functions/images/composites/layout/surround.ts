import type { Measures } from "./measures.ts";
import type { Box, PageLayout } from "./page-layout.ts";

/** Where the texts above and below the cards are. */
export function surround(
  { header, footer }: Measures,
  {
    page,
    above,
    below,
  }: {
    readonly page: number;
    /** Where title and totals begin. */
    readonly above: Omit<Box, "height">;
    /** Where the footer begins. */
    readonly below: Omit<Box, "height">;
  },
): Pick<PageLayout, "header" | "totals" | "footer"> {
  const totals = { ...above, y: above.y + header.texts, height: header.totals };
  return {
    ...(header.texts > 0 && { header: { ...above, height: header.texts } }),
    ...(page === 0 && header.totals > 0 && { totals }),
    ...(footer > 0 && { footer: { ...below, height: footer } }),
  };
}
