import { NewCopies } from "#schemas/collections/item.ts";
import type { ChosenCard } from "#schemas/transfer/import-row.ts";
import type { RowFault, SaidRow } from "#schemas/transfer/said-row.ts";
import { type Assumed, assumedRow } from "./assumed-row.ts";

/** Copies as collections take them, beside how many there are. */
export type CopiesOfRow = Omit<NewCopies, "quantity">;

export interface ReadCopies {
  readonly copies: CopiesOfRow;
  /** What of the row cannot be kept, and is left out. */
  readonly faults: readonly RowFault[];
}

/**
 * What a row says of copies of a card. A row without a condition is of near mint ones, and an amount without a currency is in the one that its owner
 * has named. What collections would not take is left out, with a fault.
 */
export function copiesOfRow(said: SaidRow, card: ChosenCard, options: Options): ReadCopies {
  const before = read.get(said);
  const isSame =
    before?.options === options &&
    before.card.printingId === card.printingId &&
    before.card.variant === card.variant;
  if (isSame) return before.copies;
  const copies = readCopies(said, card, options);
  read.set(said, { card, options, copies });
  return copies;
}

type Options = Assumed;

/** By the row, which nobody changes: whoever previews it asks twice. */
const read = new WeakMap<
  SaidRow,
  { readonly card: ChosenCard; readonly options: Options; readonly copies: ReadCopies }
>();

function readCopies(said: SaidRow, card: ChosenCard, options: Options): ReadCopies {
  const wanted = wantedCopies(said, card, options);
  const faults: RowFault[] = [];
  for (;;) {
    const { success, data, error } = NewCopies.safeParse(wanted);
    if (success) {
      const { quantity: _one, ...copies } = data;
      return { copies, faults };
    }
    const [issue] = error.issues;
    const field = String(issue?.path[0] ?? "");
    if (!issue || !(field in wanted) || fixed.has(field)) {
      throw new Error(`Copies of row ${said.row} cannot be told: ${error.message}`);
    }
    faults.push({
      ...{ field, text: textOf(wanted[field]), isFatal: false },
      detail: `It cannot be kept, and is left out: ${issue.message}.`,
    });
    delete wanted[field];
    // A grade that is none says nothing of the copy's state.
    if (field === "grade") wanted["condition"] = conditionOf(said, options);
  }
}

/** Without these there are no copies. */
const fixed: ReadonlySet<string> = new Set(["printingId", "variant", "quantity", "condition"]);

function wantedCopies(
  said: SaidRow,
  { printingId, variant }: ChosenCard,
  options: Options,
): Record<string, unknown> {
  const { grade, paid, language, location, tags, notes, picture } = assumedRow(said, options);
  return {
    ...{ printingId, variant, quantity: 1 },
    ...(grade ? { grade } : { condition: conditionOf(said, options) }),
    ...(paid && { paid }),
    ...Object.fromEntries(
      Object.entries({ language, location, notes, picture }).filter(([, value]) => value),
    ),
    ...(tags.length > 0 && { tags }),
    ...flagsOf(said),
  };
}

const conditionOf = ({ condition }: SaidRow, { defaults }: Options) =>
  condition ?? defaults?.condition ?? "near_mint";

const flagNames = ["isSigned", "isAltered", "isMisprint", "isProxy"] as const;

const flagsOf = (said: SaidRow) =>
  Object.fromEntries(flagNames.flatMap((name) => (said[name] ? [[name, true]] : [])));

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);
