import type { PriceColumns } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";

/** What a shop said last of a card in one variant; amounts in cents. */
interface Told {
  readonly variant: string;
  readonly day: Day;
  readonly columns: Readonly<PriceColumns>;
}

type Fields = readonly (readonly [name: string, column: keyof PriceColumns | undefined])[];

const tcgplayerFields: Fields = (["low", "mid", "high", "market", "directLow"] as const).map(
  (name) => [name, name],
);
/** What the shop does not tell any more keeps its place. */
const cardmarketFields: Fields = [
  ["averageSellPrice", "average"],
  ["lowPrice", "low"],
  ["trendPrice", "market"],
  ["germanProLow", undefined],
  ["suggestedPrice", undefined],
];
const reverseFields: Fields = [
  ["reverseHoloSell", "average"],
  ["reverseHoloLow", "low"],
  ["reverseHoloTrend", "market"],
];
const laterFields: Fields = [
  ["lowPriceExPlus", undefined],
  ["avg1", "avg1"],
  ["avg7", "avg7"],
  ["avg30", "avg30"],
];
const laterReverseFields: Fields = [
  ["reverseHoloAvg1", "avg1"],
  ["reverseHoloAvg7", "avg7"],
  ["reverseHoloAvg30", "avg30"],
];

/** The prices of the two shops as the service told them with each card, in its order. */
export const priceBlocks = [
  {
    ...{ field: "tcgplayer", shop: "tcgplayer", currency: "USD" },
    of: (id: string, told: readonly Told[], productId: string | undefined) => {
      const used = byWord(told);
      const prices = Object.fromEntries(
        used.map(([word, { columns }]) => [word, amounts(columns, tcgplayerFields, null)]),
      );
      const url = productId ? `https://www.tcgplayer.com/product/${productId}` : undefined;
      return blockOf("tcgplayer", id, { url, prices, days: used.map(([, { day }]) => day) });
    },
  },
  {
    ...{ field: "cardmarket", shop: "cardmarket", currency: "EUR" },
    of: (id: string, told: readonly Told[], productId: string | undefined) => {
      const kinds = told.map(kindOf);
      const plain = plainest(kinds, ["normal", "holo"]);
      const reverse = plainest(kinds, ["reverse"]);
      const prices = {
        ...amounts(plain?.columns, cardmarketFields, 0),
        ...amounts(reverse?.columns, reverseFields, 0),
        ...amounts(plain?.columns, laterFields, 0),
        ...amounts(reverse?.columns, laterReverseFields, 0),
      };
      const page = "https://www.cardmarket.com/en/Pokemon/Products";
      const url = productId ? `${page}?idProduct=${productId}` : undefined;
      const days = [plain, reverse].flatMap((one) => one?.day ?? []);
      return blockOf("cardmarket", id, { url, prices, days });
    },
  },
];

function blockOf<Prices>(
  shop: string,
  id: string,
  { url, prices, days }: { url: string | undefined; prices: Prices; days: readonly Day[] },
) {
  const newest = days.reduce((latest, day) => (day > latest ? day : latest), "");
  if (newest === "") return undefined;
  return {
    // The service’s own addresses led to the shop, as long as there was the service.
    url: url ?? `https://prices.pokemontcg.io/${shop}/${id}`,
    updatedAt: newest.replaceAll("-", "/"),
    prices,
  };
}

/** Amounts in the unit of the currency by the service’s names; what is not told is what it wrote then. */
function amounts<None extends 0 | null>(
  columns: Told["columns"] | undefined,
  fields: Fields,
  none: None,
): Readonly<Record<string, number | None>> {
  const all: Record<string, number | None> = {};
  for (const [name, column] of fields) {
    const cents = column && columns?.[column];
    all[name] = cents === undefined ? none : cents / 100;
  }
  return all;
}

const first = "1st-edition";
const editions: ReadonlySet<string> = new Set([first, "unlimited"]);

/** A variant as far as its key says of what it is. */
interface Kind {
  readonly told: Told;
  readonly finish: string;
  readonly isFirst: boolean;
  readonly marks: number;
  /** What tells it from the plain one beside its edition: stamps, another size. */
  readonly oddMarks: number;
}

function kindOf(told: Told): Kind {
  const [finish = "", ...marks] = told.variant.split(".");
  const oddMarks = marks.filter((mark) => !editions.has(mark)).length;
  return { told, finish, isFirst: marks.includes(first), marks: marks.length, oddMarks };
}

/** Of some finishes, the first before the second, what is told of the plainest variant. */
function plainest(kinds: readonly Kind[], finishes: readonly string[]): Told | undefined {
  let best: Kind | undefined;
  for (const kind of kinds) {
    if (finishes.includes(kind.finish) && (!best || isPlainer(kind, best, finishes))) best = kind;
  }
  return best?.told;
}

const isPlainer = (one: Kind, other: Kind, finishes: readonly string[]): boolean =>
  (one.oddMarks - other.oddMarks ||
    finishes.indexOf(one.finish) - finishes.indexOf(other.finish) ||
    one.marks - other.marks) < 0;

/** The shop’s words in the order of the service, each with what is told of it. */
function byWord(told: readonly Told[]): readonly (readonly [word: string, Told])[] {
  const all = told
    .filter(({ columns }) => tcgplayerFields.some(([, name]) => name && columns[name]))
    .map(kindOf);
  const plain = all.filter(({ oddMarks }) => oddMarks === 0);
  const of = plain.length > 0 ? plain : all;
  const [ofFirst, others] = [of.filter(({ isFirst }) => isFirst), of.filter((one) => !one.isFirst)];
  // Only of what comes in both editions does the shop say that it is unlimited.
  const [normal, holo] =
    ofFirst.length > 0
      ? (["unlimited", "unlimitedHolofoil"] as const)
      : (["normal", "holofoil"] as const);
  return (
    [
      [normal, plainest(others, ["normal"])],
      [holo, plainest(others, ["holo"])],
      ["reverseHolofoil", plainest(others, ["reverse"])],
      ["1stEditionHolofoil", plainest(ofFirst, ["holo"])],
      ["1stEditionNormal", plainest(ofFirst, ["normal"])],
    ] as const
  ).flatMap(([word, one]) => (one ? [[word, one] as const] : []));
}
