import * as z from "zod";
import type { QualityFinding } from "#schemas/catalog/quality.ts";
import { games as allGames, type Games } from "#schemas/games/index.ts";
import {
  type FiledFinding,
  type FindingsFile,
  type ReportName,
  reportSubjects,
} from "#schemas/storage/quality-files.ts";
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
 * Findings by set, card and kind, of catalogues and of prices in one order. A file is read only where its report says that something wanted
 * is in it, until the page is full: seldom more than one or two of each report, however many findings there are.
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
    const most = limit + 1 - found.length;
    const own = reportSubjects.map((on) => firstIn({ on, game }, { wanted, after, most }, reports));
    const inOrder = (await Promise.all(own)).flat().sort((a, b) => byCodeUnits(a.place, b.place));
    found.push(...inOrder.slice(0, most));
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ place: _place, ...finding }) => finding),
    ...(last && found.length > limit && { nextCursor: cursorAt(list, last.place) }),
  };
}

interface Asked {
  readonly wanted: FindingsWanted;
  /** The place behind which it goes on. */
  readonly after: string | undefined;
  /** The page is full with so many. */
  readonly most: number;
}

/** The first that are asked for in a report. */
async function firstIn(
  name: ReportName,
  { wanted, after, most }: Asked,
  reports: QualityReports,
): Promise<readonly FiledFinding[]> {
  const found: FiledFinding[] = [];
  for (const file of (await reports.report(name))?.files ?? []) {
    if (found.length >= most) break;
    if (!mayHold(file, wanted, after)) continue;
    const inFile = await reports.findings(file.key);
    found.push(...inFile.filter((one) => isAsked(one, wanted, after)));
  }
  return found;
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
