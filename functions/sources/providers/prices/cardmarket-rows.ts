import type { ColumnFields } from "./columns.ts";

const columns: ColumnFields = [
  ["average", "avg"],
  ["low", "low"],
  ["market", "trend"],
  ["avg1", "avg1"],
  ["avg7", "avg7"],
  ["avg30", "avg30"],
];

const withSuffix = (suffix: string): ColumnFields =>
  columns.map(([column, field]) => [column, `${field}${suffix}`]);

/**
 * Cardmarket has one row a product, with columns for the plain one and further ones for the one that shines,
 * which are called after the game's word for that. What it calls trend is our market price.
 */
export const cardmarketFields: readonly (readonly [subType: string, ColumnFields])[] = [
  ["plain", withSuffix("")],
  ["holo", withSuffix("-holo")],
  ["foil", withSuffix("-foil")],
];
