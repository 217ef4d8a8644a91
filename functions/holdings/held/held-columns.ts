import { CollectionItem } from "#schemas/collections/item.ts";

/**
 * One field of all items: its values, each once, and which of them an item has, by the item's place; -1 for none. Without codes each item has
 * its own, in their order.
 */
interface Column {
  readonly values: readonly unknown[];
  readonly codes?: readonly number[];
}

/** Items field by field. Most fields have few values: 50,000 items are a fifth of what they are one by one, and their equal values are one in memory. */
export type HeldColumns = Readonly<Record<string, Column>>;

const fields = CollectionItem.keyof().options;

export function columnsOf(items: readonly CollectionItem[]): HeldColumns {
  const columns = fields.map((field) => {
    const places = new Map<string, number>();
    const values: unknown[] = [];
    const codes = items.map((item) => {
      const value: unknown = item[field];
      if (value === undefined) return -1;
      const text = typeof value === "string" ? value : JSON.stringify(value);
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, values.length);
      return values.push(value) - 1;
    });
    const isEachOwn = values.length === items.length;
    return [field, isEachOwn ? { values } : { values, codes }] as const;
  });
  return Object.fromEntries(columns.filter(([, { values }]) => values.length > 0));
}

/** What `columnsOf` has taken apart; fewer than were asked for where the columns are not what it makes. */
export function itemsOf(columns: HeldColumns, count: number): readonly CollectionItem[] {
  const items = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  for (const field of fields) {
    const { values = [], codes } = columns[field] ?? {};
    for (let at = 0; at < count && values.length > 0; at += 1) {
      const code = codes ? (codes[at] ?? -1) : at;
      const item = items[at];
      if (item && code >= 0) item[field] = values[code];
    }
  }
  return items.filter(isItem);
}

/** What every item has; the rest is as it was when it was taken apart. */
const isItem = (item: Record<string, unknown>): item is CollectionItem =>
  typeof item["id"] === "string" &&
  typeof item["printingId"] === "string" &&
  typeof item["version"] === "number";
