import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import type { Loss } from "./writes.ts";
import { isFoil } from "./written-finish.ts";

/** How cards are written one a line. */
export const listKinds = ["plain", "ptcg_live", "want_list"] as const;
export type ListKind = (typeof listKinds)[number];

interface ListWriter {
  readonly title: string;
  /** Undefined where a line cannot name the item. */
  readonly line: (one: ExportedItem, quantity: number) => string | undefined;
  readonly loses: readonly Loss[];
}

const never = [
  ...(["collection", "kind", "rarity", "condition", "grade", "certificate"] as const),
  ...(["price paid", "currency", "day bought", "location", "tags", "notes", "picture"] as const),
  ...(["signed", "altered", "misprint", "proxy", "day added", "sealed products"] as const),
] as const;

const plain = ({ item, card }: ExportedItem, quantity: number) =>
  `${quantity} ${card.name} (${card.setCode}) ${card.number}${isFoil(item.variant) ? " *F*" : ""}`;

/** What each kind of list writes, and what it cannot hold. */
export const listWriters: Readonly<Record<ListKind, ListWriter>> = {
  plain: { title: "Plain list", line: plain, loses: [...never, "language", "variant", "set name"] },
  ptcg_live: {
    title: "Pokémon TCG Live",
    line: ({ card }, quantity) =>
      card.game === "pokemon"
        ? `${quantity} ${card.name} ${card.setCode.toUpperCase()} ${card.number}`
        : undefined,
    loses: [...never, "language", "variant", "set name"],
  },
  want_list: {
    title: "Want list",
    line: (one, quantity) => {
      const { item, card } = one;
      const language = item.language === "en" ? "" : ` [${item.language.toUpperCase()}]`;
      return `${quantity}x ${card.name} (${card.setName}) ${card.number}${language}`;
    },
    loses: [...never, "variant", "set code"],
  },
};

export interface WrittenLines {
  readonly lines: readonly string[];
  /** Items that no line can name. */
  readonly unwritten: readonly ExportedItem[];
}

/** Items as lines, in the order in which each first comes; what makes the same line is added up. */
export function listLines(kind: ListKind, items: readonly ExportedItem[]): WrittenLines {
  const { line } = listWriters[kind];
  const counts = new Map<string, { readonly one: ExportedItem; quantity: number }>();
  const unwritten: ExportedItem[] = [];
  for (const one of items) {
    const key = one.card.isSealed ? undefined : line(one, 0);
    if (key === undefined) {
      unwritten.push(one);
      continue;
    }
    const before = counts.get(key);
    if (before) before.quantity += one.item.quantity;
    else counts.set(key, { one, quantity: one.item.quantity });
  }
  const all = [...counts.values()].flatMap(({ one, quantity }) =>
    readable(quantity).map((some) => line(one, some) ?? ""),
  );
  return { lines: all.map(oneLine), unwritten };
}

/** As many copies as a line may say that is read again. */
const mostOfLine = 9_999;

function readable(quantity: number): readonly number[] {
  const whole = Array.from({ length: Math.floor(quantity / mostOfLine) }, () => mostOfLine);
  const rest = quantity % mostOfLine;
  return rest > 0 ? [...whole, rest] : whole;
}

/** A name of the catalogue has no line break; one that had would become two cards. */
const oneLine = (text: string) => text.replace(/[\r\n\u2028\u2029]+/g, " ");

/** The same as text, with a line feed behind each line. */
export const listText = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join("");
