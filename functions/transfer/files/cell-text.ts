/** What a cell of a spreadsheet holds. */
export type CellValue = string | number | boolean | Date | null | undefined | object;

/** A cell as text: what a spreadsheet shows of a number, `TRUE`, a day as `YYYY-MM-DD`. */
export function cellText(value: CellValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value instanceof Date ? dateText(value) : "";
}

/** Fifteen digits, as spreadsheets count: 0.1 + 0.2 is 0.3. Identifiers stand in full, not as 4.2E+15. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return "";
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

/** Dates of sheets have no zone; they are read as UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const text = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, -14) : text.slice(0, -5);
}
