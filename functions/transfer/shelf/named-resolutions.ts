import type * as z from "zod";
import type { resolveShelf } from "#schemas/http/shelf.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { rowsRefused } from "../errors.ts";
import { namedCards } from "../imports/named-cards.ts";
import type { AskedRow } from "./resolve-shelf.ts";

type Resolution = z.output<typeof resolveShelf.request.body>["rows"][number];

/**
 * Rows of the shelf whose cards are named by our own ids.
 *
 * @throws DomainError `transfer.rows_refused` that points at each id that means no card, or several
 */
export async function namedResolutions(
  rows: readonly Resolution[],
  deps: Parameters<typeof namedCards>[1],
): Promise<readonly AskedRow[]> {
  const nameOf = await namedCards(
    rows.flatMap(({ card }) => card ?? []),
    deps,
  );
  const errors: FieldError[] = [];
  const named = rows.flatMap(({ card, ...row }, at): AskedRow[] => {
    if (!card) return [row];
    const one = nameOf(card);
    if ("card" in one) return [{ ...row, card: one.card }];
    errors.push({ in: "body", pointer: `#/rows/${at}/card/printingId`, ...one });
    return [];
  });
  if (errors.length > 0) throw rowsRefused(errors);
  return named;
}
