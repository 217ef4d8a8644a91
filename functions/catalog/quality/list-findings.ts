import * as z from "zod";
import type { QualityFinding } from "#schemas/catalog/quality.ts";
import { games as allGames, type Games } from "#schemas/games/index.ts";
import type { FiledFinding, FindingsFile } from "#schemas/storage/quality-files.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { QualityReports } from "./quality-reports.ts";
import { type FindingsWanted, gamesWanted, isWanted } from "./wanted-findings.ts";

export interface FindingsDeps {
  readonly reports: QualityReports;
  /** @default those of this project */
  readonly games?: Games;
}

/**
 * Findings by set, card and kind. A file is read only where the report says that something wanted is in
 * it, until the page is full: seldom more than one or two, however many findings there are.
 *
 * @throws DomainError `request.bad_cursor`
 */
export async function listFindings(
  { limit, cursor, ...wanted }: FindingsWanted & PageRequest,
  { reports, games = allGames }: FindingsDeps,
): Promise<Page<QualityFinding>> {
  const list = JSON.stringify(["quality", ...Object.entries(wanted).sort()]);
  const after = positionIn(list, cursor, z.string());
  const found: FiledFinding[] = [];
  for (const game of gamesWanted(wanted, games.names.toSorted(byCodeUnits))) {
    if (found.length > limit) break;
    for (const file of (await reports.report(game))?.files ?? []) {
      if (found.length > limit) break;
      if (!mayHold(file, wanted, after)) continue;
      const inFile = await reports.findings(file.key);
      found.push(...inFile.filter((one) => isAsked(one, wanted, after)));
    }
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ place: _place, ...finding }) => finding),
    ...(last && found.length > limit && { nextCursor: cursorAt(list, last.place) }),
  };
}

const mayHold = (
  { lastPlace, counts }: FindingsFile,
  wanted: FindingsWanted,
  after: string | undefined,
): boolean =>
  (after === undefined || lastPlace > after) && counts.some((count) => isWanted(wanted, count));

const isAsked = (finding: FiledFinding, wanted: FindingsWanted, after: string | undefined) =>
  (after === undefined || finding.place > after) &&
  isWanted(wanted, { ...finding, sources: finding.said.map(({ source }) => source) });
