import { games as allGames } from "#schemas/games/index.ts";
import type { QualityView } from "#schemas/http/catalog-quality.ts";
import type { FindingCount, ReportSubject } from "#schemas/storage/quality-files.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { FindingsDeps } from "./list-findings.ts";
import { type FindingsWanted, gamesWanted, isWanted } from "./wanted-findings.ts";

/** How many findings of games' catalogues and prices there are, by what they are about. Reads two objects a game. */
export async function getQuality(
  wanted: FindingsWanted,
  { reports, games = allGames }: FindingsDeps,
): Promise<QualityView> {
  const names = gamesWanted(wanted, games.names.toSorted(byCodeUnits));
  const known = async (on: ReportSubject) =>
    (await Promise.all(names.map((game) => reports.report({ on, game })))).filter(
      (one) => one !== undefined,
    );
  const [catalogues, prices] = await Promise.all([known("catalogue"), known("prices")]);
  const counts = [...catalogues, ...prices]
    .flatMap(({ files }) => files.flatMap((file) => file.counts))
    .filter((count) => isWanted(wanted, count));
  return {
    catalogues: catalogues.map(({ game, readAt, sets, cards }) => ({ game, readAt, sets, cards })),
    prices: prices.map(({ game, readAt, sets, cards: printings }) => ({
      ...{ game, readAt, sets, printings },
    })),
    findings: sumOf(counts),
    byKind: by(counts, ({ kind }) => [kind]),
    byField: by(counts, ({ field }) => (field === undefined ? [] : [field])),
    bySource: by(counts, ({ sources }) => sources),
    bySet: by(counts, ({ setId }) => [setId]),
  };
}

const sumOf = (counts: readonly FindingCount[]) =>
  counts.reduce((sum, { count }) => sum + count, 0);

/** The most first. */
function by(
  counts: readonly FindingCount[],
  namesOf: (count: FindingCount) => readonly string[],
): { readonly name: string; readonly findings: number }[] {
  const sums = new Map<string, number>();
  for (const count of counts) {
    for (const name of namesOf(count)) sums.set(name, (sums.get(name) ?? 0) + count.count);
  }
  return [...sums]
    .toSorted(([a, one], [b, other]) => other - one || byCodeUnits(a, b))
    .map(([name, findings]) => ({ name, findings }));
}
