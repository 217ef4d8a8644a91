import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import { type ShelvedRow, ShelvedRowId, type ShelvedState } from "#schemas/transfer/shelved-row.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { fold } from "../../catalog/index.ts";
import { noSuchRow } from "../errors.ts";
import type { Shelf } from "./shelf.ts";
import { shelvedView } from "./shelved-view.ts";

export interface AskedShelf extends PageRequest {
  readonly userId: string;
  readonly q?: string | undefined;
  readonly reason?: string | undefined;
  readonly state?: ShelvedState | undefined;
}

/** Rows that one page looks at, whatever is left out. */
const lookedAt = 500;

/**
 * Rows of the shelf, the newest import first. A page looks at five hundred rows, so that it costs what one costs.
 *
 * @throws DomainError `request.bad_cursor`
 */
export async function listShelf(
  { userId, q, reason, state, limit, cursor }: AskedShelf,
  { shelf }: { readonly shelf: Pick<Shelf, "page"> },
): Promise<Page<ShelvedRow>> {
  const list = ["shelf", userId, q ?? "", reason ?? "", state ?? ""].join("|");
  const after = positionIn(list, cursor, ShelvedRowId);
  const isFiltered = q !== undefined || reason !== undefined || state !== undefined;
  const { rows, isEnd } = await shelf.page(userId, { after, limit: isFiltered ? lookedAt : limit });
  const isWanted = wantedBy({ q, reason, state });
  const found: ShelvedItem[] = [];
  let last: ShelvedItem | undefined;
  for (const row of rows) {
    if (found.length === limit) break;
    last = row;
    if (isWanted(row)) found.push(row);
  }
  const isThrough = last === undefined || (isEnd && last === rows.at(-1));
  return {
    items: found.map(shelvedView),
    ...(!isThrough && last && { nextCursor: cursorAt(list, last.id) }),
  };
}

function wantedBy({ q, reason, state }: Pick<AskedShelf, "q" | "reason" | "state">) {
  const words = fold(q ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  return (row: ShelvedItem): boolean =>
    // What is being taken off is as good as gone.
    row.takenBy === undefined &&
    (reason === undefined || row.reason === reason) &&
    (state === undefined || row.state === state) &&
    says(row, words);
}

function says({ said: { original } }: ShelvedItem, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = fold(Object.values(original).join(" "));
  return words.every((word) => text.includes(word));
}

/** @throws DomainError `transfer.no_such_row` */
export async function deleteShelvedRow(
  { userId, rowId }: { readonly userId: string; readonly rowId: ShelvedRowId },
  { shelf }: { readonly shelf: Pick<Shelf, "find" | "remove"> },
): Promise<void> {
  const [row] = await shelf.find(userId, [rowId]);
  if (!row || row.takenBy !== undefined) throw noSuchRow(rowId);
  await shelf.remove(userId, [rowId]);
}
