import { gameCards } from "#functions/transfer/matching/catalogue/game-cards.ts";
import { type Matcher, matcher } from "#functions/transfer/matching/matcher.ts";
import type { Match } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { seeded } from "#test/support/running/seeded.ts";
import { files, saidRow } from "./match/files.ts";
import { keptCatalogue } from "./match/kept-catalogue.ts";
import { toldOf } from "./match/told.ts";
import { type TrueCard, trueCards } from "./match/true-cards.ts";
import type { Figures } from "./run.ts";

const rowsOfAFile = 10_000;
const seed = Number(process.env["BENCH_SEED"] ?? 20_261_128);

/**
 * [IMP-2] Files of both games' whole catalogues as apps write them, with the mistakes that people and spreadsheets make: of 10,000 rows of each
 * how many are matched with the card that is meant, with another one (`wrong`, which must be 0), left to a person, or not found; and how long
 * that takes. `wrong_variant` are the right cards in a variant that the row does not say; a variant that was assumed and told is none.
 */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  const catalogue = await keptCatalogue();
  if (!catalogue) return { skipped: "the full-size reference data is not on this machine" };
  const before = heapMb();
  const started = performance.now();
  const games = catalogue.map(({ definition, table, ids }) => gameCards(definition, table, ids));
  const figures: Record<string, number> = { table_ms: performance.now() - started };
  figures["table_mb"] = heapMb() - before;
  const match = matcher({ games });
  const chance = seeded(seed);
  const [pokemon, onepiece] = games;
  if (!pokemon || !onepiece) return { skipped: "a game is missing" };
  const cards = [
    ...trueCards(pokemon, rowsOfAFile * 0.8, chance),
    ...trueCards(onepiece, rowsOfAFile * 0.2, chance),
  ];
  const wanted = process.env["BENCH_FORMATS"]?.split(",");
  for (const [format, said] of Object.entries(files)) {
    if (wanted && !wanted.includes(format)) continue;
    const told = cards.map((card) => toldOf(card, chance));
    const rows = cards.map((card, at) =>
      saidRow(at + 2, said(told[at] ?? toldOf(card, chance), card)),
    );
    Object.assign(figures, prefixed(format, measured(match, rows, cards)));
  }
  return figures;
}

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const prefixed = (format: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([name, value]) => [`${format}_${name}`, value]));

function measured(match: Matcher, rows: readonly SaidRow[], cards: readonly TrueCard[]) {
  const started = performance.now();
  const matches = rows.map((row) => match(row));
  const ms = performance.now() - started;
  const counts = {
    right: 0,
    wrong: 0,
    reprint_as_first: 0,
    wrong_variant: 0,
    ambiguous: 0,
    unresolved: 0,
  };
  for (const [at, one] of matches.entries()) {
    const [card, row] = [cards[at], rows[at]];
    if (!card || !row) continue;
    const outcome = outcomeOf(one, card, row);
    counts[outcome] += 1;
    if (outcome.startsWith("wrong") && process.env["BENCH_SHOWN"]) shown(outcome, one, card, row);
  }
  return { ...counts, rows_per_s: Math.round((rows.length / ms) * 1000) };
}

function outcomeOf({ verdict, candidates: [first] }: Match, card: TrueCard, row: SaidRow) {
  if (verdict !== "matched") return verdict;
  if (first === undefined || printOf(first.printingId) !== printOf(card.id)) {
    // A code without a set is taken for the card that was printed first; no row could say less of a reprint.
    return row.setName === undefined && row.setCode === undefined && /_5fr\d+$/.test(card.id)
      ? "reprint_as_first"
      : "wrong";
  }
  const isSure = first.variants.length === 1 && row.finish.length > 0;
  return isSure && first.variants[0] !== card.variant ? "wrong_variant" : "right";
}

/** The same card in another language stands for it where the row says none. */
const printOf = (id: string): string => id.replace(/:[^:]+:/, ":");

const shown = (outcome: string, one: Match, card: TrueCard, { original: _none, ...row }: SaidRow) =>
  console.log(
    `${outcome} ${card.id} ${card.variant}`,
    JSON.stringify(row),
    one.reason,
    one.candidates[0],
  );
