import * as z from "zod";
import { CollectionDescription, type CollectionKind } from "#schemas/collections/collection.ts";
import { mostPrices } from "#schemas/collections/own-price.ts";
import { mostImportRows } from "#schemas/transfer/import-options.ts";
import { OwnCollection, OwnFile } from "#schemas/transfer/own-format.ts";
import { ownFormat } from "#schemas/transfer/own-format-name.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { kindOf, saidOfItem } from "./said-of-item.ts";

/** A collection of a file: rows name it by its key. */
export interface OwnList {
  readonly key: string;
  readonly name: string;
  readonly kind: CollectionKind | undefined;
  readonly description: string | undefined;
}

/** What stands in a file of our own format, or why it is none that can be read. */
export type ReadOwnFormat =
  | {
      readonly outcome: "read";
      readonly version: string;
      readonly rows: readonly SaidRow[];
      /** Collections in the order of the file, those without items as well. */
      readonly lists: readonly OwnList[];
      /** As they stand there: what of them is wrong costs the rest of the file nothing. */
      readonly prices: readonly unknown[];
      readonly sales: readonly unknown[];
      /** Sentences about the file as a whole. */
      readonly notes: readonly string[];
    }
  | {
      readonly outcome: "refused";
      readonly code: "not_json" | "not_ours" | "newer_version" | "damaged" | "too_many_rows";
      readonly detail: string;
    };

/** What must be right of a file as a whole; its items are read one by one. */
const Envelope = z.object({
  ...OwnFile.shape,
  version: z.string(),
  prices: z.array(z.unknown()).optional(),
  sales: z.array(z.unknown()).optional(),
  collections: z.array(
    z.object({
      ...OwnCollection.pick({ id: true, name: true, kind: true, description: true }).shape,
      items: z.array(z.unknown()),
    }),
  ),
});
const Named = z.object({ format: z.literal(ownFormat.name), version: z.string() });

/**
 * Reads a file of our own format, of whatever version 1.x. Fields that it does not know are passed over. An item that is not as it should
 * be becomes a row with a fault; nothing of it is dropped.
 */
export function readOwnFormat(text: string): ReadOwnFormat {
  const value = jsonOf(text);
  if (value === undefined) {
    return refused("not_json", "The file is no JSON: it may have been cut off, or edited by hand.");
  }
  const named = Named.safeParse(value);
  if (!named.success) {
    return refused(
      "not_ours",
      'The file is JSON, but none that Cardlake has written: it should begin with {"format":"cardlake","version":"1.0.0".',
    );
  }
  const { version } = named.data;
  if (!/^1\.\d+\.\d+$/.test(version)) {
    return refused(
      "newer_version",
      `The file is of version ${version.slice(0, 20)} of Cardlake's format, and this reads 1.x.`,
    );
  }
  const file = Envelope.safeParse(value);
  if (!file.success) {
    const [{ path, message } = { path: [], message: "" }] = file.error.issues;
    return refused("damaged", `In the file, ${path.join(".") || "all of it"} is wrong: ${message}`);
  }
  const items = file.data.collections.reduce((sum, one) => sum + one.items.length, 0);
  if (items > mostImportRows) return refused("too_many_rows", tooMany(items));
  const prices = file.data.prices?.length ?? 0;
  if (prices > mostPrices) return refused("too_many_rows", tooManyPrices(prices));
  return { outcome: "read", version, ...contentOf(file.data) };
}

const tooMany = (items: number): string =>
  `The file has ${items} items, and ${mostImportRows} is the most of one import. Export its collections one by one, and import these.`;

const tooManyPrices = (prices: number): string =>
  `The file has ${prices} prices, and an account has ${mostPrices} at most.`;

function contentOf({ collections, prices = [], sales = [], counts }: z.output<typeof Envelope>) {
  const rows: SaidRow[] = [];
  const lists: OwnList[] = [];
  for (const [at, { id, name, kind, description, items }] of collections.entries()) {
    const key = `${at + 1}${id === undefined ? "" : `:${id}`}`;
    const list = { key, name, kind: kindOf(kind), description: aboutOf(description) };
    lists.push(list);
    for (const item of items) rows.push(saidOfItem(item, { row: rows.length + 1, list }));
  }
  return { rows, lists, prices, sales, notes: notesOf(rows.length, counts?.items) };
}

const aboutOf = (text: string | undefined) => CollectionDescription.safeParse(text).data;

const notesOf = (read: number, said: number | undefined): string[] =>
  said === undefined || said === read
    ? []
    : [`The file says that it has ${said} items, and there are ${read} in it.`];

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

const refused = (
  code: Extract<ReadOwnFormat, { outcome: "refused" }>["code"],
  detail: string,
): ReadOwnFormat => ({ outcome: "refused", code, detail });
