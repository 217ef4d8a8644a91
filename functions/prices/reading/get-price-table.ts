import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type ColumnName, columnNames } from "../books/point.ts";
import { copyOfText } from "../books/priced-copy.ts";
import { writtenAmount } from "../rates/written-amount.ts";
import type { AskedHistory } from "./asked-series.ts";
import { type HistoryDeps, readPrices } from "./get-price-history.ts";

const header = [
  "day",
  "variant",
  "source",
  "currency",
  ...columnNames,
  "isConfirmed",
  "condition",
  "grade",
];

/**
 * A card's prices as CSV (RFC 4180), a line for each series and day. Every field is a number, a day, or a word of letters,
 * digits, dots and hyphens that begins with a letter or digit: nothing that a spreadsheet would take for a formula.
 *
 * @throws DomainError as `readPrices`
 */
export async function getPriceTable(
  id: PrintingId,
  asked: AskedHistory,
  deps: HistoryDeps,
): Promise<string> {
  const { series } = await readPrices(id, { ...asked, interval: "day" }, deps);
  const lines = series.flatMap(
    ({ key: { variant: text, source, currency }, points, unconfirmed }) => {
      const { variant, state } = copyOfText(text);
      const [condition, grade] =
        state && "company" in state
          ? ["", `${state.company}-${state.grade}`]
          : [state?.condition ?? "near_mint", ""];
      return points.map(({ day, columns }) => [
        ...[day, variant, source, currency],
        ...columnNames.map((name) => written(columns[name], name, currency)),
        ...[String(!unconfirmed.has(day)), condition, grade],
      ]);
    },
  );
  return [header, ...lines].map((fields) => `${fields.join(",")}\r\n`).join("");
}

function written(amount: number | undefined, name: ColumnName, currency: Currency): string {
  if (amount === undefined) return "";
  return name === "listings" ? String(amount) : writtenAmount(amount, currency);
}
