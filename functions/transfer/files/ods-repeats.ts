import { attribute } from "./xml-text.ts";

/** How often a row or a cell of an OpenDocument sheet says that it is repeated. */
export function repeatsOf(attributes: string, what: "rows" | "columns", most: number): number {
  const text = attribute(attributes, `table:number-${what}-repeated`);
  const count = text === undefined ? 1 : Number.parseInt(text, 10);
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, most) : 1;
}
