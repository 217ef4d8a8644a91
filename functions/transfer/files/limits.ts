/** What is read of a file, and no more. What goes beyond is refused whole, never cut. */
export const limits = {
  /** Of the file as it was sent. */
  bytes: 20 * 1024 * 1024,
  /** Of those parts of a spreadsheet that are read. */
  unpackedBytes: 100 * 1024 * 1024,
  /** Below the header. */
  rows: 50_000,
  columns: 200,
  /** Of all rows together: a table as long and as wide as may be has no use and takes seconds. */
  cells: 2_000_000,
  cellCharacters: 10_000,
  /** Of a line of text, or a record whose cells hold line ends. */
  lineCharacters: 100_000,
  /** Of objects and arrays in JSON. */
  jsonDepth: 32,
  /** Objects and arrays: 50,000 items have some 250,000 of them. */
  jsonParts: 1_000_000,
  /** Of a ZIP; pictures beside the cells are parts, too, and are not unpacked. */
  zipEntries: 2_000,
  /** Tags of XML in the texts that cells share, and in a sheet: each costs memory, or time. */
  sharedTags: 700_000,
  sheetTags: 10_000_000,
} as const;

/** A number for people: `50,000`. */
export const counted = (count: number): string => count.toLocaleString("en-US");

/** A size for people: `20 MB`. */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
