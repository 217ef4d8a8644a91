import { CollectionKind } from "#schemas/collections/collection.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { ListUse } from "../format.ts";
import { readFlag } from "../values/flag.ts";
import { plainWord } from "../values/read-cell.ts";
import { fittedText } from "./fitted-text.ts";
import type { RowCells } from "./row-cells.ts";
import type { TableContext } from "./table-context.ts";

/** Where a row stands in its file, and whether it is taken for that. */
export interface SaidPlace {
  readonly list?: SaidRow["list"];
  readonly leftOut?: string;
  readonly isAsked?: true;
}

const kinds: Readonly<Record<string, ListUse>> = {
  ...{ binder: { take: "binder" }, folder: { take: "binder" }, collection: { take: "binder" } },
  ...{ inventory: { take: "binder" }, have: { take: "binder" }, portfolio: { take: "binder" } },
  ...{ deck: { take: "deck" }, wishlist: { take: "wishlist" }, "wish list": { take: "wishlist" } },
  ...{ watchlist: { take: "wishlist" }, want: { take: "wishlist" }, wants: { take: "wishlist" } },
  ...{ tradelist: { take: "tradelist" }, "trade list": { take: "tradelist" } },
  ...{ trade: { take: "tradelist" }, trades: { take: "tradelist" } },
};

/** What nobody has named is a wish list by what is in it. */
const unnamed = "Watchlist";

/** The list of the file in which a row stands. What is on a watch list is wished for, not owned. */
export function saidPlace(row: RowCells, { format }: TableContext): SaidPlace {
  const name = row.value("list", (text) => fittedText(text, { most: 100 }));
  const word = plainWord(row.text("list_kind"));
  const use =
    word === "" ? undefined : (ownValue(format.lists ?? {}, word) ?? ownValue(kinds, word));
  if (row.value("is_wished", readFlag) === true) {
    return { list: { name: name === undefined ? unnamed : name, kind: "wishlist" } };
  }
  if (use === undefined) return name === undefined ? {} : { list: { name } };
  const kind = "take" in use ? use.take : "ask" in use ? use.ask : CollectionKind.enum.binder;
  const list = { name: name ?? word, kind };
  if ("leaveOut" in use) return { list, leftOut: use.leaveOut };
  return "ask" in use ? { list, isAsked: true } : { list };
}
