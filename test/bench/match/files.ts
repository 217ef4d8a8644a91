import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { TrueCard } from "./true-cards.ts";

/** What a row of a card says before a format leaves out what it has no column for. */
export interface Told {
  readonly name: string;
  readonly setName: string;
  readonly setCode: string;
  readonly number: string | undefined;
  /** Without mistakes, for files that say no name: there a wrong number is another card. */
  readonly trueNumber: string;
  readonly finish: readonly string[];
  /** What else tells which copies these are, as it stands in names. */
  readonly aside: string;
}

type Row = Partial<SaidRow>;

/** What the files of apps and shops carry of a card, by their names. */
export const files: Readonly<Record<string, (told: Told, card: TrueCard) => Row>> = {
  tcgplayer_app: ({ name, setName, number, finish }, card) => ({
    ...{ name, setName, number, finish: [...finish], language: card.language },
    rarity: card.rarity,
  }),
  tcgplayer_products: ({ name, setName, finish }, card) => ({
    ...{ name, setName, finish: [...finish], ids: productOf("tcgplayer", card) },
  }),
  collectr: ({ name, setName, number, finish }, card) => ({
    ...{ name, setName, number, finish: [...finish], rarity: card.rarity },
    game: card.game === "pokemon" ? "Pokemon" : "One Piece",
  }),
  dragon_shield: ({ name, setName, setCode, number, finish }, card) => ({
    ...{ name, setName, setCode, number, finish: [...finish], language: card.language },
  }),
  deckbox: ({ name, setName, setCode, number }) => ({ name, setName, setCode, number }),
  archidekt: ({ name, setName, setCode, number }) => ({ name, setName, setCode, number }),
  moxfield: ({ name, setCode, number }) => ({ name, setCode, number }),
  cardsphere: ({ name, setName }) => ({ name, setName }),
  cardmarket: ({ finish }, card) => ({ finish: [...finish], ids: productOf("cardmarket", card) }),
  pokecollector: ({ setCode, trueNumber, finish, aside }, card) => ({
    ...{ setCode, number: trueNumber, finish: [...finish, aside], language: card.language },
  }),
  pokecollector_export: ({ name, setName, number }, { source }) => ({
    ...{ name, setName, number, ids: source === undefined ? [] : [{ kind: "tcgdex", id: source }] },
  }),
  bindarr: ({ name, setName, setCode, number, finish }) => ({
    ...{ name, setName, setCode, number, finish: [...finish] },
  }),
  topdecked: ({ name, setName, setCode, number }) => ({ name, setName, setCode, number }),
  cardcastle: ({ name, setName, number }) => ({ name, setName, number }),
  list_with_codes: ({ name, setCode, number }) => ({ name, setCode, number }),
  list_without_sets: ({ name, number }) => ({ name, number }),
  list_of_names: ({ name }) => ({ name }),
};

const productOf = (kind: string, { products }: TrueCard) => {
  const id = products[kind];
  return id === undefined ? [] : [{ kind, id }];
};

export const saidRow = (row: number, said: Row): SaidRow => ({
  ...{ row, original: {}, ids: [], finish: [], tags: [], faults: [], quantity: 1 },
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
});
