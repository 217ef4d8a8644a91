/** A rule of the sample upstream without its path: how rows of one product lie. */
interface Rewriting {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly drop?: readonly string[];
  readonly beside?: readonly Readonly<Record<string, unknown>>[];
}

/** By which names a source has what it says of a product. */
export interface RowNames {
  /** Of the field that names the product. */
  readonly id: string;
  readonly amounts: readonly string[];
  /** That of them which is our market price. */
  readonly market: string;
}

export interface Lie {
  readonly name: string;
  readonly of: (names: RowNames) => Rewriting;
  /** What the card's series says afterwards: what it said before, what the honest part of the row says, or that without a market price. */
  readonly becomes: "as it was" | "as told" | "without market";
  /** Absent where nothing is rejected. */
  readonly rejects?: RegExp;
}

/** A product that no shop has, and one of the sample's other game. */
const [unknown, otherGames] = [999_999_999, 500_010];
/** What no first row of the sample says. */
export const secondAmount = 7_777.77;

const all = ({ amounts }: RowNames, value: unknown) =>
  Object.fromEntries(amounts.map((name) => [name, value]));

/** Every amount of a row says what is no amount. */
const noAmounts: readonly Lie[] = [-1, "a lot", 1e300, "NaN", "Infinity", true, []].map(
  (value) => ({
    name: `${JSON.stringify(value)} for every amount`,
    of: (names) => ({ set: all(names, value) }),
    becomes: "as it was",
    rejects: /which is no amount/,
  }),
);

/** What rows of a shop's file may say of a product, each in place of the honest one. */
export const lies: readonly Lie[] = [
  ...noAmounts,
  { name: "zeros", of: (names) => ({ set: all(names, 0) }), becomes: "as it was" },
  { name: "nothing but nulls", of: (names) => ({ set: all(names, null) }), becomes: "as it was" },
  { name: "no columns at all", of: ({ amounts }) => ({ drop: amounts }), becomes: "as it was" },
  {
    name: "a text for the market price alone",
    of: ({ market }) => ({ set: { [market]: "1.2.3" } }),
    ...{ becomes: "without market", rejects: /is "1\.2\.3", which is no amount/ },
  },
  {
    name: "two prices",
    of: ({ market }) => ({ beside: [{ [market]: secondAmount }] }),
    ...{ becomes: "as told", rejects: /another price of .* than the one before/ },
  },
  { name: "the same twice", of: () => ({ beside: [{}] }), becomes: "as told" },
  {
    name: "a price and nothing",
    of: (names) => ({ beside: [all(names, null)] }),
    becomes: "as told",
  },
  {
    name: "a product of a kind never seen",
    of: ({ id }) => ({ set: { [id]: "sku:7" } }),
    ...{ becomes: "as it was", rejects: /It is no price/ },
  },
  {
    name: "a product that nobody has",
    of: ({ id }) => ({ set: { [id]: unknown } }),
    becomes: "as it was",
  },
  {
    name: "a product of the other game",
    of: ({ id }) => ({ set: { [id]: otherGames } }),
    becomes: "as it was",
  },
];
