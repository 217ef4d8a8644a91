import { inject } from "vitest";

/** What the sample upstream says at a path now, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads of somebody else's body what it needs
export async function toldByUpstream(path: string): Promise<any> {
  const answer = await fetch(`${inject("cloud").upstream}${path}`);
  return JSON.parse(await answer.text());
}

/** The market price in the sample shop's file of a group, in cents; of the product's first row where no sub-type is named. */
export async function shopPriceOf(
  group: string,
  productId: number,
  subType?: string,
): Promise<number> {
  const { results } = await toldByUpstream(`/tcgcsv/tcgplayer/${group}/prices`);
  const row = results.find(
    (one: { productId: number; subTypeName: string }) =>
      one.productId === productId && (subType === undefined || one.subTypeName === subType),
  );
  if (!row) throw new Error(`Group ${group} has no price of ${productId}.`);
  return Math.round(row.marketPrice * 100);
}
