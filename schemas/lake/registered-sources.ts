/**
 * Every source that there is, and the datasets in which its answers lie in the lake. Providers, the names
 * that an admin's requests take and the tables of the lake all follow from it: a source that is not here
 * does not compile, a dataset that is not here fails a test.
 */
const datasetsOfSources = {
  tcgdex: ["set-list", "sets", "cards", "card-list"],
  pokemontcg: ["set-list", "cards"],
  "pokemontcg-data": ["set-list", "cards"],
  "punk-records": ["pack-list", "packs"],
  optcgapi: ["set-list", "sets", "promos"],
  pokeapi: ["species"],
  tcgcsv: ["gate", "groups", "products", "prices", "archives"],
  cardmarket: ["price-guides"],
  ecb: ["rates"],
  tcgplayer: ["groups", "prices"],
  ebay: ["calls-left", "listings"],
} as const satisfies Record<string, readonly string[]>;

/** Hosts of pictures: what they are asked for is observed, their bodies are in the bucket of pictures. */
const datasetsOfHosts = {
  "tcgdex-pictures": ["pictures"],
  "pokemontcg-pictures": ["pictures"],
  "scrydex-pictures": ["pictures"],
  "punk-records-pictures": ["pictures"],
  "optcgapi-pictures": ["pictures"],
  "tcgcsv-pictures": ["pictures"],
} as const satisfies Record<string, readonly string[]>;

export type RegisteredSource = keyof typeof datasetsOfSources;

export const sourceNames = Object.keys(datasetsOfSources) as [
  RegisteredSource,
  ...RegisteredSource[],
];
export const hostNames = Object.keys(datasetsOfHosts);

/**
 * Sources whose answers name people, and after how many days these are deleted, with what becomes of them (decision 46): S3 counts
 * from midnight to midnight, and a version that is gone stays a day more, so that nothing is older than thirty days.
 */
export const daysOfAnswers: Readonly<Partial<Record<RegisteredSource, number>>> = { ebay: 27 };

const datasetsIn = (...all: Readonly<Record<string, readonly string[]>>[]): readonly string[] => [
  ...new Set(all.flatMap((one) => Object.values(one).flat())),
];

/** Whose answers lie in the lake, and in which datasets. */
export const answered = { sources: sourceNames, datasets: datasetsIn(datasetsOfSources) } as const;

/** Who is asked for anything, and in which datasets. */
export const observed = {
  sources: [...sourceNames, ...hostNames],
  datasets: datasetsIn(datasetsOfSources, datasetsOfHosts),
} as const;

/** The one source of each shop's products. */
export const productsToldBy: ReadonlyMap<string, string> = new Map([["tcgplayer", "tcgcsv"]]);
