import { Column } from "../engine/column.ts";
import { growingColumns } from "../engine/growing-columns.ts";
import { type Columns, Table } from "../engine/table.ts";
import type { CardRows, Rows } from "../file/v2-file.ts";
import { blockText, type PriceBlock, type PriceBlocks } from "./price-block.ts";
import type { PricesOfShops } from "./shop-prices.ts";

/**
 * Cards with what shops say of them, put to their other fields when they are read: the file stays what it is when prices are
 * others. Columns of prices are made when somebody first asks for one.
 */
export function pricedRows(
  cards: CardRows,
  prices: PricesOfShops,
  blocks: readonly PriceBlocks[],
): Rows {
  const blockOf = (row: number, { shop, currency, of }: PriceBlocks): PriceBlock | undefined => {
    const printing = cards.printingOf(row);
    const told = printing && prices.told(printing, { shop, currency });
    if (!told || told.length === 0) return undefined;
    return of(cards.idOf(row), told, cards.productOf(row, shop));
  };
  const isOfBlock = (path: string) =>
    blocks.some(({ field }) => path === field || path.startsWith(`${field}.`));
  const texts = new Map(
    blocks.map((block) => [block, new Array<string | undefined>(cards.table.size)]),
  );
  /** Kept as long as the prices: making one takes as long as all the rest of a row. */
  const textOf = (row: number, block: PriceBlocks): string => {
    const kept = texts.get(block);
    const known = kept?.[row];
    if (known !== undefined) return known;
    const own = blockOf(row, block);
    const text = own ? blockText(block.field, own) : "";
    if (kept) kept[row] = text;
    return text;
  };
  const ofBlocks = columnsOf(cards.table.size, (row) =>
    blocks.flatMap((block) => {
      const own = blockOf(row, block);
      return own ? [[block.field, own] as const] : [];
    }),
  );
  const columns: Columns = {
    get paths() {
      return [...cards.table.columns.paths, ...ofBlocks().keys()];
    },
    column: (path) => (isOfBlock(path) ? ofBlocks().get(path) : cards.table.columns.column(path)),
  };
  return {
    table: new Table(cards.table.size, columns),
    rowOf: cards.rowOf,
    fields: (row, isWanted) => [
      ...cards.fields(row, isWanted),
      ...blocks.flatMap((block) => {
        const text = isWanted?.(block.field) === false ? "" : textOf(row, block);
        return text === "" ? [] : [text];
      }),
    ],
    valuesOf: cards.valuesOf,
    has: (path) => cards.has(path) || isOfBlock(path),
  };
}

/** Columns of objects, made once. */
function columnsOf(
  size: number,
  objectsOf: (row: number) => readonly (readonly [string, PriceBlock])[],
): () => ReadonlyMap<string, Column> {
  let made: ReadonlyMap<string, Column> | undefined;
  return () => {
    if (made) return made;
    const growing = growingColumns();
    for (let row = 0; row < size; row += 1) growing.add(Object.fromEntries(objectsOf(row)));
    made = new Map([...growing.done()].map(([path, data]) => [path, new Column(data)]));
    return made;
  };
}
