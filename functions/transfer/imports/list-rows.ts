import * as z from "zod";
import { type ImportRow, type PreviewRow, rowsOfPage } from "#schemas/transfer/import-row.ts";
import type { RowVerdict } from "#schemas/transfer/row-verdict.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { notOpen } from "../errors.ts";
import type { ImportReads } from "./import-files.ts";
import type { ImportName, ImportStore } from "./import-store.ts";
import { stateOf } from "./import-view.ts";
import { type ChoiceOf, choicesOf } from "./row-choices.ts";
import { foundImport } from "./watch-imports.ts";

export interface ListRowsPorts {
  readonly imports: Pick<ImportStore, "get" | "choices">;
  readonly files: Pick<ImportReads, "rows">;
  readonly clock: Clock;
}

/** Files that one page of a list looks through: a verdict that few rows have is far between. */
const mostFiles = 8;

/**
 * Rows of a preview, with what was chosen for them.
 *
 * @throws DomainError `transfer.no_such_import`, `transfer.not_open` where nothing is previewed, `request.bad_cursor`
 */
export async function listRows(
  { verdict, ...page }: PageRequest & { readonly verdict?: RowVerdict | undefined },
  name: ImportName,
  ports: ListRowsPorts,
): Promise<Page<ImportRow>> {
  const item = await foundImport(name, ports);
  const reading = { importId: name.importId, reading: item.reading };
  const list = `import|${name.importId}|${item.reading}|${verdict ?? ""}`;
  const start = positionIn(list, page.cursor, z.int().nonnegative()) ?? 0;
  const isPreviewed = item.state !== "reading" && item.reading > 0;
  const first = isPreviewed
    ? await ports.files.rows(reading, Math.floor(start / rowsOfPage))
    : undefined;
  if (!first) throw notOpen(name.importId, stateOf(item, ports.clock()), "looked at row by row");
  const chosen = choicesOf(await ports.imports.choices(name, item.reading));
  const { found, next, hasMore } = await looked(
    first,
    { start, verdict, limit: page.limit },
    (at) => ports.files.rows(reading, at),
  );
  return {
    items: found.map((row) => rowView(row, chosen)),
    ...(hasMore && { nextCursor: cursorAt(list, next) }),
  };
}

interface Looked {
  readonly found: readonly PreviewRow[];
  /** The first row that was not looked at. */
  readonly next: number;
  readonly hasMore: boolean;
}

interface AskedRows {
  readonly start: number;
  readonly verdict: RowVerdict | undefined;
  readonly limit: number;
}

async function looked(
  first: readonly PreviewRow[],
  asked: AskedRows,
  fileAt: (page: number) => Promise<readonly PreviewRow[] | undefined>,
): Promise<Looked> {
  const found: PreviewRow[] = [];
  let next = asked.start;
  let rows: readonly PreviewRow[] = first;
  for (let file = 1; ; file += 1) {
    const seen = lookedThrough(rows, { ...asked, start: next, limit: asked.limit - found.length });
    found.push(...seen.found);
    next = seen.next;
    if (seen.hasMore) return { found, next, hasMore: true };
    if (rows.length < rowsOfPage) return { found, next, hasMore: false };
    if (file === mostFiles) return { found, next, hasMore: true };
    rows = (await fileAt(Math.floor(next / rowsOfPage))) ?? [];
  }
}

/** One file of rows; `hasMore` where the page was full before its end. */
function lookedThrough(rows: readonly PreviewRow[], { start, verdict, limit }: AskedRows): Looked {
  const found: PreviewRow[] = [];
  let next = start;
  for (const row of rows) {
    if (row.entry < start) continue;
    if (found.length === limit) return { found, next, hasMore: true };
    next = row.entry + 1;
    if (verdict === undefined || row.verdict === verdict) found.push(row);
  }
  return { found, next, hasMore: false };
}

/** A row as its owner sees it. */
function rowView(row: PreviewRow, chosen: ChoiceOf): ImportRow {
  const { said, likeness: _likeness, target: _target, ...told } = row;
  const choice = chosen(row);
  const { row: place, original, quantity, faults } = said;
  return { ...told, row: place, original, quantity, faults, ...(choice && { choice }) };
}
