import { type Games, games as projectGames } from "../games/index.ts";
import { BronzeLine, Observation, recentFolder } from "../storage/lake.ts";
import { goldPricesFolder } from "../storage/price-archive.ts";
import { languages } from "../values.ts";
import { type CatalogueTable, silverTableFolder } from "./catalogue-files.ts";
import type { Column } from "./column.ts";
import { asLines, columnsOf } from "./columns-of.ts";
import { priceColumns } from "./price-columns.ts";
import { answered, observed } from "./registered-sources.ts";
import { cardColumns, commonCardColumns, setColumns } from "./silver-columns.ts";

/** Which values a folder `name=value` may have; Athena works them out instead of listing the bucket. */
type Projection =
  | { readonly type: "enum"; readonly values: readonly string[] }
  /** Whole numbers, written with so many digits. */
  | { readonly type: "integer"; readonly range: readonly [number, number]; readonly digits: number }
  /** Years from one on, to the present one. */
  | { readonly type: "years"; readonly from: number }
  /** Months from the first one of a year on, to the present one, written as `2026-02`. */
  | { readonly type: "months"; readonly from: number };

export interface Partition {
  readonly name: string;
  readonly projection: Projection;
}

/** A table over objects of the lake. Partitions are text in all readers: `month = '02'`. */
export interface LakeTable {
  readonly name: string;
  readonly description: string;
  /** Of the bucket, with its slash. */
  readonly folder: string;
  readonly format: "lines" | "parquet";
  readonly columns: readonly Column[];
  /** In the order of the folders. */
  readonly partitions: readonly Partition[];
}

const oneOf = (name: string, values: readonly string[]): Partition => ({
  ...{ name, projection: { type: "enum", values } },
});
/** The first year of anybody's lake. */
const firstYear = 2026;
const days: readonly Partition[] = [
  { name: "year", projection: { type: "years", from: firstYear } },
  { name: "month", projection: { type: "integer", range: [1, 12], digits: 2 } },
  { name: "day", projection: { type: "integer", range: [1, 31], digits: 2 } },
];

const askedBy = ({ sources, datasets }: typeof answered | typeof observed) => [
  ...[oneOf("source", sources), oneOf("dataset", datasets), ...days],
];

/** Every table of the lake. What is in them follows from the schemas, games and sources. */
export function lakeTables(games: Games = projectGames): readonly LakeTable[] {
  return [...rawTables(), ...silverTables(games), pricesTable(games)];
}

function rawTables(): readonly LakeTable[] {
  const observations = { format: "lines", partitions: askedBy(observed) } as const;
  const columns = columnsOf(Observation, asLines);
  return [
    withoutPartitions({
      name: "bronze",
      description: "Answers of sources, byte for byte, a row for each that was news.",
      ...{ folder: "bronze/", format: "lines", columns: columnsOf(BronzeLine, asLines) },
      partitions: [...askedBy(answered), oneOf("language", ["any", ...languages])],
    }),
    withoutPartitions({
      name: "observations",
      description:
        "Every call of an upstream, with or without an answer, of all days that are over.",
      ...{ ...observations, folder: "observations/", columns },
    }),
    withoutPartitions({
      name: "observations_recent",
      description: "The same of the last thirty days, today included.",
      ...{ ...observations, folder: recentFolder, columns },
    }),
  ];
}

function silverTables(games: Games): readonly LakeTable[] {
  const of = (table: CatalogueTable, names: readonly string[]) => ({
    folder: silverTableFolder(table),
    format: "parquet" as const,
    partitions: [oneOf("game", names), oneOf("language", languages)],
  });
  return [
    withoutPartitions({
      ...{ name: "cards", description: "Cards of all games, with what every card says." },
      ...{ ...of("cards", games.names), columns: commonCardColumns() },
    }),
    ...games.all.map((game) =>
      withoutPartitions({
        name: `cards_${game.name}`,
        description: `Cards of ${game.label}, with all that they say.`,
        ...{ ...of("cards", [game.name]), columns: cardColumns(game) },
      }),
    ),
    withoutPartitions({
      ...{ name: "sets", description: "Sets of all games." },
      ...{ ...of("sets", games.names), columns: setColumns() },
    }),
  ];
}

/** Nobody believes prices of before; what old archives tell has its folders. */
const firstPricedYear = 1995;

const pricesTable = (games: Games): LakeTable =>
  withoutPartitions({
    name: "prices",
    description: "Days of prices of all games, as the books have them, of yesterday and before.",
    ...{ folder: goldPricesFolder, format: "parquet", columns: priceColumns },
    partitions: [
      oneOf("game", games.names),
      { name: "month", projection: { type: "months", from: firstPricedYear } },
    ],
  });

/** What folders say is no column of the objects in them. */
function withoutPartitions(table: LakeTable): LakeTable {
  const names = table.partitions.map(({ name }) => name);
  return { ...table, columns: table.columns.filter(({ name }) => !names.includes(name)) };
}
