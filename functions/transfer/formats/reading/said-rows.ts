import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { TableRow } from "../table.ts";
import type { Places } from "./columns.ts";
import { originalRow } from "./original-row.ts";
import { rowCells } from "./row-cells.ts";
import { type InName, saidCard } from "./said-card.ts";
import { saidMaking } from "./said-making.ts";
import { saidOwning } from "./said-owning.ts";
import { type SaidPlace, saidPlace } from "./said-place.ts";
import { saidCopies } from "./said-quantity.ts";
import type { TableContext } from "./table-context.ts";

/** What one row of a file says: of one lot, or of two where it counts foils apart. */
export interface PlacedRows extends SaidPlace {
  readonly said: readonly SaidRow[];
}

const moved =
  "The row has more cells than the header has columns: a separator within one of its texts has moved those behind it. Put such texts into quotation marks. The row cannot be taken.";

const flagsIn = ({ isSigned, isAltered, isMisprint, isProxy }: InName) =>
  Object.fromEntries(
    Object.entries({ isSigned, isAltered, isMisprint, isProxy }).filter(([, is]) => is === true),
  );

export function saidRows(
  { row, cells, isMoved }: TableRow,
  { header, places }: { readonly header: readonly string[]; readonly places: Places },
  context: TableContext,
): PlacedRows {
  const asked = rowCells(cells, places);
  const { inName, ...card } = saidCard(asked, context);
  const making = saidMaking(asked, inName, context);
  const owning = { ...flagsIn(inName), ...saidOwning(asked, context) };
  const place = saidPlace(asked, context);
  const copies = saidCopies(asked, context);
  if (card.name === undefined && card.number === undefined && card.ids.length === 0) {
    const detail = "The row names no card: it has no name, no number and no id.";
    asked.note({ field: "name", text: "", detail, isFatal: true });
  }
  if (isMoved === true) {
    asked.note({ field: "cells", text: cells.at(-1) ?? "", detail: moved, isFatal: true });
  }
  const original = originalRow(header, cells);
  const said = copies.map(({ quantity, finish }): SaidRow => {
    const whole = finish.length > 0 ? [...new Set([...finish, ...making.finish])] : making.finish;
    const faults = [...asked.faults];
    const one = { row, original, ...card, ...making, ...owning, finish: whole, quantity, faults };
    return place.list ? { ...one, list: place.list } : one;
  });
  return { ...place, said };
}
