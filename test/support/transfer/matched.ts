import { openMatchTable } from "#functions/transfer/matching/match-table.ts";
import type { Matcher } from "#functions/transfer/matching/matcher.ts";
import { matcher } from "#functions/transfer/matching/matcher.ts";
import type { SealedTable } from "#functions/transfer/matching/sealed/sealed-table.ts";
import type { Card, Variant } from "#schemas/catalog/card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { Match } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { Language } from "#schemas/values.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { indexedGames } from "#test/support/catalogue/indexed-games.ts";

/** A row of somebody's file; name only what the test is about. */
export const aRow = (said: Partial<SaidRow> = {}): SaidRow => ({
  ...{ row: 2, original: {}, ids: [], finish: [], tags: [], faults: [], quantity: 1 },
  ...said,
});

/** What a set of a test has: its cards by number, each a name, or a name with the keys of its variants. */
export interface TestSet extends Partial<Omit<CardSet, "id" | "language" | "game">> {
  readonly game?: string;
  readonly language?: string;
  readonly cards: Readonly<Record<string, string | readonly [string, ...string[]]>>;
  /** What else is told of a card, by its number. */
  readonly more?: Readonly<Record<string, Partial<Card>>>;
}

/** A catalogue of these sets, by their ids, `base1`; of several languages `de:base1`. */
export async function tableOf(sets: Readonly<Record<string, TestSet>>) {
  const told: Record<string, Partial<CardSet>> = {};
  const cards = Object.entries(sets).flatMap(([key, given]) => {
    const { game = "pokemon", language = "en", cards: own, more = {}, ...facts } = given;
    const id = setId(game, Language.parse(language), key.split(":").at(-1) ?? key);
    told[id] = facts;
    return Object.entries(own).map(([number, card]) => {
      const [name, ...keys] = typeof card === "string" ? [card, "normal"] : card;
      const common = { game, language: Language.parse(language), setId: id, number, name };
      const variants = keys.map(variantOf);
      return aCard({
        ...common,
        id: printingId(id, number),
        variants,
        crosswalk: {},
        ...more[number],
      });
    });
  });
  return openMatchTable(await indexedGames(cards, [], { sets: told }));
}

function variantOf(key: string): Variant {
  const [finish = "normal"] = key.split(".");
  return { key, finish };
}

/** Matches rows of which a test names what they say. */
export async function matching(
  sets: Readonly<Record<string, TestSet>>,
  sealed?: SealedTable,
): Promise<(said: Partial<SaidRow>) => Match> {
  const match: Matcher = matcher(await tableOf(sets), sealed);
  return (said) => match(aRow(said));
}

/** A match in short: what was made of a row, why, and which cards it may be. */
export const inShort = ({ verdict, reason, candidates }: Match): string =>
  [
    verdict,
    reason,
    ...candidates.map(({ printingId: id }) => id.split(":").slice(1).join(":")),
  ].join(" ");

/** The same of the variant: of a matched row the one that is taken, and those that it may be. */
export const variantInShort = ({ verdict, reason, candidates: [first] }: Match): string =>
  [verdict, reason, ...(first?.variants ?? [])].join(" ");
