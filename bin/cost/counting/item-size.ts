import * as z from "zod";

/** An item as DynamoDB's own protocol writes it: `{ "pk": { "S": "…" }, … }`. */
export const Item = z.record(z.string(), z.record(z.string(), z.unknown()));
export type Item = z.output<typeof Item>;

const bytesOf = (text: string) => Buffer.byteLength(text, "utf8");

/** Bytes of an item as DynamoDB counts them: names and values, three more for each map and list. */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytesOf(name) + valueSize(value), 0);

const List = z.array(z.record(z.string(), z.unknown()));
const Texts = z.array(z.string());

function valueSize(value: Record<string, unknown>): number {
  const [[kind, inner] = ["NULL", true]] = Object.entries(value);
  switch (kind) {
    case "S":
      return bytesOf(String(inner));
    case "N":
      // Two digits take a byte, and there is one for the sign.
      return Math.ceil(String(inner).replace(/\D/g, "").length / 2) + 1;
    case "B":
      return Math.ceil((String(inner).length * 3) / 4);
    case "M":
      return 3 + itemSize(Item.parse(inner)) + Object.keys(Item.parse(inner)).length;
    case "L":
      return 3 + List.parse(inner).reduce((sum, one) => sum + valueSize(one) + 1, 0);
    case "SS":
    case "NS":
    case "BS":
      return 3 + Texts.parse(inner).reduce((sum, one) => sum + bytesOf(one) + 1, 0);
    default:
      return 1;
  }
}

/** Read units of so many bytes; half of them where an older answer will do. */
export const readUnits = (bytes: number, isConsistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
