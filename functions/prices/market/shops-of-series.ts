import { type Shop, seriesSource } from "../mapping/shop.ts";

/** Whose figures the series of a source are: the shop that is so called, or that the source tells of. */
export const shopOfSeries = (source: string, shops: readonly Shop[]): string =>
  shops.find(({ name }) => source === name || source.endsWith(`-${name}`))?.name ?? source;

/** Where a source stands among others; one that is not named comes last. */
export function rankIn(order: readonly string[], { source }: { readonly source: string }): number {
  const at = order.indexOf(source);
  return at < 0 ? order.length : at;
}

/** In which order sources are asked for the market price: shops themselves, then who passes theirs on. */
export const orderOfSources = (shops: readonly Shop[], sources: readonly string[]) => [
  ...shops.map(({ name }) => name),
  ...shops.flatMap((shop) => sources.map((source) => seriesSource(shop, source))),
];
